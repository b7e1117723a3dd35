import type { Credentials } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import type { ApiClient } from '../api/api-client';
import type { UserKeys } from '../keys';
import { readCredentials, type Holding } from './holding';
import { nextStep } from './next-step';
import { assumedRanOut, youAssumed, youDropped } from './notices';
import { createSerial } from './serial';

export interface CertificatesOptions {
  /** Used from the first call on, not in the constructor. */
  readonly api: Pick<ApiClient, 'call'>;
  readonly keys: UserKeys;
  readonly now: () => number;
  /** What the sign-in brought. */
  readonly credentials: Credentials;
  /** What is held has changed. `notice`: why, in words; empty when the user asked; `null`: as it was told before. */
  readonly onChange: (notice: string | null) => void;
  /** The time of the last certificate is over. */
  readonly onRanOut: () => void;
}

/** Errors by which the cluster says that what is assumed cannot be had any more. */
const assumedIsGone: ReadonlySet<string> = new Set([
  'wrong_state',
  'not_found',
  'not_allowed',
  'not_covered',
  'conflict',
]);
const retryMs = 5_000;

/**
 * The certificates of one sign-in. Each new pair puts the one before it out of use, so whatever asks for a pair
 * does so one after the other.
 */
export class Certificates {
  readonly #options: CertificatesOptions;
  readonly #serial = createSerial();
  #holding: Holding;
  #closed = false;
  /** Set when an answer got lost: the cluster may count a pair as the newest that never came here. */
  #isStale = false;
  #quietUntil = 0;
  /** The last access that the user gave up by their own doing. */
  #left: { readonly generation: number; readonly why: string } | null = null;

  constructor(options: CertificatesOptions) {
    const { credentials, keys, now } = options;
    this.#options = options;
    this.#holding = readCredentials(credentials, keys, { now: now(), assumedUntil: null });
  }

  get holding(): Holding {
    return this.#holding;
  }

  /** Assumes these requests and nothing else: other access is blocked until drop. */
  assume(requests: readonly string[]): Promise<void> {
    return this.#serial(async () => {
      const until = await this.#endOf(requests);
      await this.#leave(youAssumed, () => this.#issue(requests, until, ''));
    });
  }

  /** Gives up these requests, or all that is assumed. Without any regular access resumes. */
  drop(requests?: readonly string[]): Promise<void> {
    return this.#serial(async () => {
      const active = this.#holding.status.activeRequests;
      const rest = requests ? active.filter((id) => !requests.includes(id)) : [];
      const until = await this.#endOf(rest);
      await this.#leave(youDropped, () => this.#issue(rest, until, ''));
    });
  }

  /** Why the user themselves gave up what they held in this generation; `null` when they did not. */
  whyLeft(generation: number): string | null {
    return this.#left?.generation === generation ? this.#left.why : null;
  }

  /** A fresh pair for what is assumed already; regular access where the cluster no longer grants that. */
  renew(): Promise<void> {
    return this.#serial(() => this.#renew(this.#holding.status.activeRequests, null));
  }

  /** Those requests have ended: what else was assumed stays assumed, otherwise regular access resumes. */
  endAssumed(ended: readonly string[], notice: string): Promise<void> {
    return this.#serial(async () => {
      const active = this.#holding.status.activeRequests;
      const rest = active.filter((id) => !ended.includes(id));
      if (rest.length < active.length) await this.#renew(rest, notice);
    });
  }

  /**
   * Compares with what the cluster holds, after it was away or roles changed. A fresh pair is fetched only where
   * ours no longer serves: when it is not the newest, when something assumed has ended, or when a role was given
   * that it does not name.
   */
  recheck(): Promise<void> {
    return this.#serial(async () => {
      const { api, onChange } = this.#options;
      const ours = this.#holding.status;
      const [theirs, ...views] = await Promise.all([
        api.call('status.get', {}),
        ...ours.activeRequests.map((id) => api.call('requests.get', { id })),
      ]);
      const running = views.flatMap(({ request }) =>
        request.state === 'APPROVED' ? [request.id] : [],
      );
      const isNewest = !this.#isStale && theirs.generation === ours.generation;
      const lacksRole = theirs.roles.some((role) => !ours.roles.includes(role));
      if (running.length < ours.activeRequests.length) await this.#renew(running, assumedRanOut);
      else if (!isNewest || (running.length === 0 && lacksRole)) await this.#renew(running, null);
      else {
        this.#holding = { ...this.#holding, status: theirs };
        onChange(null);
      }
    });
  }

  /** The newest certificates, once whatever is changing them is done. */
  newest(): Promise<Holding> {
    return this.#serial(() => Promise.resolve(this.#holding));
  }

  /** Does what the time asks for. Called every second. */
  tick(): Promise<void> | null {
    const now = this.#options.now();
    if (this.#closed || now < this.#quietUntil) return null;
    const step = nextStep(this.#holding, now);
    if (step === 'none') return null;
    // What fails is tried again, but not every second.
    this.#quietUntil = now + retryMs;
    if (step === 'renew') return this.renew();
    if (step === 'end-assumed')
      return this.endAssumed(this.#holding.status.activeRequests, assumedRanOut);
    this.#options.onRanOut();
    return null;
  }

  /** Nothing is issued any more. */
  close(): void {
    this.#closed = true;
  }

  /** Known before it is done: the gateway ends the sessions while the answer is still on its way. */
  async #leave(why: string, issue: () => Promise<void>): Promise<void> {
    const before = this.#left;
    this.#left = { generation: this.#holding.status.generation, why };
    try {
      await issue();
    } catch (error) {
      if (!this.#isStale) this.#left = before;
      throw error;
    }
  }

  async #renew(requests: readonly string[], notice: string | null): Promise<void> {
    try {
      await this.#issue(requests, await this.#endOf(requests), notice);
    } catch (error) {
      if (requests.length === 0 || !isGone(error)) throw error;
      await this.#issue([], null, `${error.message} Your regular access is back.`);
    }
  }

  /** When the first of the requests ends; `null` for none. */
  async #endOf(requests: readonly string[]): Promise<number | null> {
    const { api } = this.#options;
    const views = await Promise.all(requests.map((id) => api.call('requests.get', { id })));
    const ends = views.flatMap(({ request }) => request.accessUntil ?? []);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  async #issue(
    assume: readonly string[],
    assumedUntil: number | null,
    notice: string | null,
  ): Promise<void> {
    const { api, keys, now, onChange } = this.#options;
    if (this.#closed) return;
    this.#isStale = true;
    try {
      const credentials = await api.call('certificates.issue', {
        publicKeys: keys.publicKeys,
        assume: [...assume],
      });
      this.#holding = readCredentials(credentials, keys, { now: now(), assumedUntil });
      this.#isStale = false;
    } catch (error) {
      // An answer in words means that nothing was issued; silence may mean that something was.
      this.#isStale = !(error instanceof ExpectedError && error.code !== 'unreachable');
      throw error;
    }
    if (!this.#closed) onChange(notice);
  }
}

function isGone(error: unknown): error is ExpectedError {
  return error instanceof ExpectedError && assumedIsGone.has(error.code);
}
