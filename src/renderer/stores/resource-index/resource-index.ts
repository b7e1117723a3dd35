import type { StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../../bridge/bridge';
import { fillTable } from './fill-table';
import { listedRows, type Listing } from './listed-rows';
import { readRows } from './read-rows';
import { rehearse } from './rehearse';
import { ResourceTable } from './resource-table';

/** What is known here of one profile's resources. */
export interface IndexState {
  readonly table: ResourceTable;
  /** Raised with each change of the table. */
  readonly version: number;
  /** Whether the table has everything that there was at `asOf`. */
  readonly complete: boolean;
  readonly filling: boolean;
  /** How many there will be, once the cluster has said so. */
  readonly total: number | null;
  /** When the cluster was asked for what the table holds; `null` before it answered. */
  readonly asOf: number | null;
  /** Something changed since: states may be others by now. */
  readonly stale: boolean;
  /** Why it could not be filled or brought up to date. */
  readonly error: ApiError | null;
}

export interface ResourceIndex {
  readonly store: StoreApi<Readonly<Record<string, IndexState>>>;
  /** Keeps what these profiles may see, and forgets what all others might. */
  keep(profileIds: readonly string[]): void;
  /** Fills the index of the profile that is shown, when it has to be. */
  use(profileId: string | null): void;
  /** Takes in a change of the cluster. @param userId the profile's user */
  apply(profileId: string, event: ClusterEvent, userId: string | null): void;
  /** What is held has changed, so what may be done with everything may have. */
  outdate(profileId: string): void;
  /** The first rows of what the cluster would list, once all of them are known; `null` before. */
  list(profileId: string, listing: Listing, limit: number): ListedResources | null;
  /** Asks the cluster what may be done with some resources now; they stay as they are when it does not answer. */
  confirm(profileId: string, rows: readonly ResourceRow[]): Promise<void>;
}

export interface ListedResources {
  readonly rows: readonly ResourceRow[];
  readonly total: number;
}

/** How the index waits; handed in, so that tests need no clock. */
export interface Pace {
  now(): number;
  /** Between two pages: whatever else the window has to do comes first. */
  rest(): Promise<void>;
  /** Calls back after some milliseconds. */
  later(task: () => void, ms: number): () => void;
}

/** So long it is quiet before changes are read, in milliseconds. */
const quietMs = 150;
/** Filling takes no more than about this share of the time. */
const idlePart = 10;
/** After it failed. */
const retryMs = 15_000;
/** Of a request with more resources, everything is read again. */
const mostByName = 16;

const fresh = (): IndexState => ({
  table: new ResourceTable(),
  ...{ version: 0, complete: false, filling: false, total: null },
  ...{ asOf: null, stale: true, error: null },
});

/** @param pace how it waits @param store empty; filled with what is known */
export function createResourceIndex(
  bridge: Bridge,
  pace: Pace,
  store: ResourceIndex['store'],
): ResourceIndex {
  return new WindowIndex(bridge, pace, store);
}

class WindowIndex implements ResourceIndex {
  readonly store: ResourceIndex['store'];
  readonly #bridge: Bridge;
  readonly #pace: Pace;
  /** By profile: what cancels the next reading. */
  readonly #waiting = new Map<string, () => void>();
  /** By profile: when everything may be read again at the soonest. */
  readonly #notBefore = new Map<string, number>();
  readonly #revisions = new Map<string, number>();
  #active: string | null = null;

  constructor(bridge: Bridge, pace: Pace, store: ResourceIndex['store']) {
    this.store = store;
    this.#bridge = bridge;
    this.#pace = pace;
  }

  keep(profileIds: readonly string[]): void {
    const states = Object.entries(this.store.getState());
    const kept = states.filter(([id]) => profileIds.includes(id));
    if (kept.length === states.length) return;
    for (const [id, cancel] of this.#waiting) {
      if (profileIds.includes(id)) continue;
      cancel();
      this.#waiting.delete(id);
    }
    this.store.setState(Object.fromEntries(kept), true);
  }

  use(profileId: string | null): void {
    if (profileId === this.#active) return;
    this.#active = profileId;
    if (profileId === null) return;
    if (!this.#state(profileId)) this.store.setState({ [profileId]: fresh() });
    if (this.#state(profileId)?.stale) this.#schedule(profileId, quietMs);
  }

  apply(profileId: string, event: ClusterEvent, userId: string | null): void {
    const isNew = event.revision !== this.#revisions.get(profileId);
    this.#revisions.set(profileId, event.revision);
    if (event.type === 'authorities' || event.type === 'sessions' || !isNew) return;
    if (event.type !== 'request') return this.outdate(profileId);
    const { request, resources } = event.view;
    if (request.requester.id !== userId) return;
    const isNamed = request.resources.length > 0 && resources.length <= mostByName;
    if (!isNamed || !this.#state(profileId)?.complete) return this.outdate(profileId);
    void this.#reread(
      profileId,
      resources.map(({ name }) => name),
    );
  }

  outdate(profileId: string): void {
    if (!this.#state(profileId)) return;
    this.#change(profileId, { stale: true });
    if (profileId === this.#active) this.#schedule(profileId, quietMs);
  }

  list(profileId: string, listing: Listing, limit: number): ListedResources | null {
    const known = this.#state(profileId);
    if (!known?.complete) return null;
    const { rows, total } = listedRows(known.table, listing, limit);
    return { rows: rows.map((row) => known.table.row(row)), total };
  }

  confirm(profileId: string, rows: readonly ResourceRow[]): Promise<void> {
    return this.#reread(
      profileId,
      rows.map(({ resource }) => resource.name),
    );
  }

  #state(profileId: string): IndexState | undefined {
    return this.store.getState()[profileId];
  }

  #change(profileId: string, part: Partial<IndexState>): void {
    const before = this.#state(profileId);
    if (before) this.store.setState({ [profileId]: { ...before, ...part } });
  }

  #schedule(profileId: string, ms: number): void {
    this.#waiting.get(profileId)?.();
    const wait = Math.max(ms, (this.#notBefore.get(profileId) ?? 0) - this.#pace.now());
    const cancel = this.#pace.later(() => void this.#fill(profileId), wait);
    this.#waiting.set(profileId, cancel);
  }

  async #fill(profileId: string): Promise<void> {
    this.#waiting.delete(profileId);
    const before = this.#state(profileId);
    // What changes meanwhile is read once this is done.
    if (!before || before.filling || profileId !== this.#active) return;
    const started = this.#pace.now();
    this.#change(profileId, { filling: true, stale: false, error: null });
    const answer = await fillTable(this.#bridge, {
      ...{ profileId, table: new ResourceTable(), rest: this.#pace.rest },
      isWanted: () => this.#state(profileId) !== undefined && profileId === this.#active,
      onPage: (table, total) => this.#show(profileId, table, total),
    });
    this.#change(profileId, { filling: false });
    if (answer?.ok) return this.#filled(profileId, answer.value, started);
    this.#change(profileId, { stale: true, ...(answer && { error: answer.error }) });
    if (answer) this.#schedule(profileId, retryMs);
  }

  /** The first time what has come is of use already; later the old table is, until the new one is whole. */
  #show(profileId: string, table: ResourceTable, total: number): void {
    const now = this.#state(profileId);
    if (now && !now.complete) this.#change(profileId, { table, total, version: now.version + 1 });
  }

  #filled(profileId: string, table: ResourceTable, started: number): void {
    const now = this.#state(profileId);
    if (!now) return;
    table.trim();
    const version = now.version + 1;
    const known = { table, total: table.count, asOf: started, version, complete: true };
    this.#change(profileId, known);
    const ended = this.#pace.now();
    this.#notBefore.set(profileId, ended + (ended - started) * idlePart);
    if (now.stale) this.#schedule(profileId, quietMs);
    void rehearse(table, this.#pace.rest);
  }

  async #reread(profileId: string, names: readonly string[]): Promise<void> {
    const answer = await readRows(this.#bridge, profileId, names);
    const now = this.#state(profileId);
    if (!answer.ok || !now) return;
    const known = answer.value.map((row) => now.table.learn(row));
    this.#change(profileId, { version: now.version + 1 });
    if (known.includes(false)) this.outdate(profileId);
  }
}
