import type { ServerResponse } from 'node:http';
import { ExpectedError } from '#shared/api/errors';
import { requestChangeSchema, type ClusterEvent, type StreamEvent } from '#shared/api/events';
import { findRequest } from '../access/find-request';
import { personOf, viewOf } from '../access/view';
import { createViewer } from '../access/viewer';
import type { AuditHeads } from '../audit/heads';
import type { Ledger } from '../audit/ledger';
import { requireSignedIn, type SignedIn } from '../identity/sessions';
import { sessionSight } from '../recordings/recording-view';
import type { ChangeRecord } from '../store/records';
import { writePatiently } from './write-patiently';

/** An empty line this often shows that the connection is alive, in milliseconds. */
const heartbeatMs = 15_000;
/** The end of the audit log is told this often at most, in milliseconds. */
const headPauseMs = 60_000;
const pageSize = 100;

/** What a stream is fed from. */
export interface Feed {
  readonly ledger: Ledger;
  readonly auditHeads: Pick<AuditHeads, 'newest'>;
  readonly now: () => number;
  readonly onBug: (error: unknown) => void;
}

/** One caller's events, as they may see them at the moment when each is told. */
export class EventStream {
  readonly #feed: Feed;
  readonly #claim: { readonly user: string; readonly session: string };
  readonly #response: ServerResponse;
  readonly #heartbeat: NodeJS.Timeout;
  /** The last revision that was written out; `null` until the stream says hello. */
  #revision: number | null;
  /** The end of the audit log that was told last. */
  #head: { readonly sequence: number; readonly at: number } | null = null;
  /** Whose live sessions may be others than the caller was told last. */
  readonly #changedSessions = new Set<string>();
  #running = false;
  #again = false;
  #ended = false;

  constructor(feed: Feed, caller: SignedIn, since: number | null, response: ServerResponse) {
    this.#feed = feed;
    this.#claim = { user: caller.user.id, session: caller.session.id };
    this.#response = response;
    this.#revision = since;
    // What began or ended meanwhile is not among the changes that are kept.
    if (since !== null) this.#changedSessions.add(caller.user.id);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.flushHeaders();
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs);
    this.#heartbeat.unref();
  }

  get user(): string {
    return this.#claim.user;
  }

  /** Writes whatever is new. Calls while it is under way are remembered. */
  wake(): void {
    this.#again = true;
    if (this.#running || this.#ended) return;
    this.#running = true;
    void this.#run()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#running = false;
        if (this.#again) this.wake();
      });
  }

  /** Sessions of these users began or ended. */
  sessionsChanged(owners: ReadonlySet<string>): void {
    for (const owner of owners) this.#changedSessions.add(owner);
    this.wake();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#response.end();
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#ended) {
      this.#again = false;
      const { repository, state } = this.#feed.ledger;
      requireSignedIn(state, this.#feed.now(), this.#claim);
      const changes =
        this.#revision === null ? null : await repository.changesSince(this.#revision, pageSize);
      if (changes === null) {
        const { revision } = state;
        this.#revision = revision;
        await this.#write({ type: 'hello', revision, at: this.#feed.now() });
        this.#again = true;
        continue;
      }
      for (const change of changes) {
        const event = await this.#eventOf(change);
        if (event) await this.#write(event);
        this.#revision = change.revision;
      }
      if (changes.length === pageSize) this.#again = true;
      else await this.#tellRest();
    }
  }

  /** What is not among the changes: how it is now. */
  async #tellRest(): Promise<void> {
    await this.#tellSessions();
    await this.#tellHead();
  }

  async #tellSessions(): Promise<void> {
    const { ledger, now } = this.#feed;
    const { user } = requireSignedIn(ledger.state, now(), this.#claim);
    const seesSessionsOf = sessionSight(ledger.state, user);
    const isNews = [...this.#changedSessions].some(seesSessionsOf);
    this.#changedSessions.clear();
    if (isNews) await this.#write({ type: 'sessions', revision: this.#revision ?? 0, at: now() });
  }

  async #tellHead(): Promise<void> {
    const { ledger, auditHeads, now } = this.#feed;
    const at = now();
    const told = this.#head;
    if (told?.sequence === ledger.state.auditHead?.sequence) return;
    if (told && Math.abs(at - told.at) < headPauseMs) return;
    const proven = auditHeads.newest();
    this.#head = { sequence: proven.head.sequence, at };
    await this.#write({ type: 'audit-head', revision: this.#revision ?? 0, at, ...proven });
  }

  /** The change as the caller may see it now. @throws ExpectedError when the session has ended */
  async #eventOf(change: ChangeRecord): Promise<ClusterEvent | null> {
    const { ledger, now } = this.#feed;
    const { user } = requireSignedIn(ledger.state, now(), this.#claim);
    const { revision, at, type } = change;
    if (type !== 'request') return { type, revision, at };
    const record = change.request === null ? null : await findRequest(ledger, change.request);
    const view = record && viewOf(ledger.state, now(), createViewer(ledger.state, user), record);
    if (!view) return null;
    const by = change.by === null ? null : personOf(ledger.state, change.by);
    return { type, revision, at, change: requestChangeSchema.parse(change.change), by, view };
  }

  async #write(event: StreamEvent): Promise<void> {
    if (!this.#ended) await writePatiently(this.#response, `${JSON.stringify(event)}\n`);
  }

  #beat(): void {
    try {
      requireSignedIn(this.#feed.ledger.state, this.#feed.now(), this.#claim);
      if (!this.#response.writableNeedDrain) this.#response.write('\n');
      this.wake();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A session that ended closes the stream; anything else is a fault of ours and closes it as well. */
  #fail(error: unknown): void {
    if (!(error instanceof ExpectedError) || error.code !== 'not_signed_in')
      this.#feed.onBug(error);
    this.end();
  }
}
