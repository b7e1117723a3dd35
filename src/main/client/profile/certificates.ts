import type { Credentials } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { Status } from '#shared/model/status';
import type { ApiClient } from '../api/api-client';
import type { UserKeys } from '../keys';
import { firstEnd, readCredentials, readSshCertificate, type Holding } from './holding';
import { nextStep } from './next-step';
import { createSerial } from '#shared/lib/serial';

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

  constructor(options: CertificatesOptions) {
    const { credentials, keys, now } = options;
    this.#options = options;
    this.#holding = readCredentials(credentials, keys, now());
  }

  get holding(): Holding {
    return this.#holding;
  }

  /** Assumes these requests and nothing else, in one step. Where the cluster allows no others, they block the rest. */
  assume(requests: readonly string[]): Promise<void> {
    return this.#serial(() => this.#issue(requests, ''));
  }

  /** Gives up what is assumed: regular access resumes. */
  drop(): Promise<void> {
    return this.#serial(() => this.#issue([], ''));
  }

  /** A fresh pair for what is assumed already; regular access where the cluster no longer grants that. */
  renew(): Promise<void> {
    return this.#serial(() => this.#renew(this.#holding.status.activeRequests, null));
  }

  /** Those requests have ended: what else was assumed stays assumed, otherwise regular access resumes. */
  endAssumed(ended: readonly string[], notice: string): Promise<void> {
    return this.#serial(async () => {
      const { activeRequests: active } = this.#holding.status;
      const rest = active.filter((id) => !ended.includes(id));
      if (rest.length < active.length) await this.#renewAfter(notice, rest);
    });
  }

  /**
   * Compares with what the cluster holds, after it was away, or after roles, settings or the end of access changed.
   * A fresh pair is fetched only where ours no longer serves: when it is not the newest, when something assumed has
   * ended, when it could hold longer, or when it does not name a role that counts.
   */
  recheck(): Promise<void> {
    return this.#serial(async () => {
      const { api, onChange } = this.#options;
      const ours = this.#holding.status;
      const theirs = await api.call('status.get', {});
      const running = ours.activeRequests.filter((id) => theirs.activeRequests.includes(id));
      if (running.length < ours.activeRequests.length) {
        await this.#renewAfter(t('client.notice.assumedEnded'), running);
      } else if (this.#isStale || !stillServes(ours, theirs)) await this.#renew(running, null);
      else {
        this.#holding = { ...this.#holding, status: theirs, assumedUntil: firstEnd(theirs) };
        onChange(null);
      }
    });
  }

  /** A certificate that names this resource, if any does: of its own where the usual one has no room for all. */
  forResource(resource: string): Promise<Buffer> {
    return this.#serial(async () => {
      const { api, keys } = this.#options;
      const { status, whole, certificate } = this.#holding;
      if (whole) return certificate;
      const { publicKeys } = keys;
      const assume = [...status.activeRequests];
      return readSshCertificate(
        await api.call('certificates.issue', { publicKeys, assume, for: resource }),
        keys,
      );
    });
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
    if (step === 'end-assumed') {
      const over = this.#holding.status.grants.filter(({ accessUntil }) => accessUntil <= now);
      return this.endAssumed(
        over.map(({ request }) => request),
        t('client.notice.assumedEnded'),
      );
    }
    this.#options.onRanOut();
    return null;
  }

  /** Nothing is issued any more. */
  close(): void {
    this.#closed = true;
  }

  /** @param notice why less is assumed than before */
  async #renewAfter(notice: string, rest: readonly string[]): Promise<void> {
    const isBack = rest.length === 0 && !this.#holding.status.standing;
    await this.#renew(rest, isBack ? t('client.notice.regularIsBack', { notice }) : notice);
  }

  async #renew(requests: readonly string[], notice: string | null): Promise<void> {
    try {
      await this.#issue(requests, notice);
    } catch (error) {
      if (requests.length === 0 || !isGone(error)) throw error;
      await this.#issue([], t('client.notice.regularIsBack', { notice: error.message }));
    }
  }

  async #issue(assume: readonly string[], notice: string | null): Promise<void> {
    const { api, keys, now, onChange } = this.#options;
    if (this.#closed) return;
    this.#isStale = true;
    try {
      const credentials = await api.call('certificates.issue', {
        publicKeys: keys.publicKeys,
        assume: [...assume],
      });
      this.#holding = readCredentials(credentials, keys, now());
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

/** Whether a certificate for what was held serves for what is held now, as far as one can hold longer or name more. */
function stillServes(before: Status, now: Status): boolean {
  const lacksRole = now.standing && now.roles.some((role) => !before.roles.includes(role));
  return (
    now.generation === before.generation &&
    now.standing === before.standing &&
    now.validUntil <= before.validUntil &&
    !lacksRole
  );
}
