import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { ClusterEvent } from '#shared/api/events';
import type { LiveSession, Recording, RecordingFilter } from '#shared/model/recording';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createLatest } from './latest';

type Cursor = NonNullable<ApiInput<'recordings.list'>['before']>;

export interface RecordingsState {
  readonly profileId: string | null;
  readonly filter: RecordingFilter;
  /** Newest first. */
  readonly rows: readonly Recording[];
  readonly next: Cursor | null;
  readonly loading: boolean;
  readonly error: ApiError | null;
  /** Sessions that run now; `null` before the first answer. */
  readonly live: readonly LiveSession[] | null;
  readonly liveError: ApiError | null;
}

export interface RecordingsStore {
  readonly store: StoreApi<RecordingsState>;
  /** Shows those of a profile's cluster, from the newest on. */
  open(profileId: string): Promise<void>;
  filter(filter: RecordingFilter): Promise<void>;
  more(): Promise<void>;
  /** Shows the sessions that run in a profile's cluster, and follows them. @returns stops following */
  followLive(profileId: string): () => void;
  /** Takes in what the cluster says. */
  apply(profileId: string, event: ClusterEvent): void;
  /** @returns what went wrong, or `null` */
  end(profileId: string, id: string, reason: string): Promise<ApiError | null>;
  get(profileId: string, id: string): Promise<RecordingAnswer>;
}

export type RecordingAnswer = Awaited<ReturnType<typeof callApi<'recordings.get'>>>;
export type RecordingDetail = ApiOutput<'recordings.get'>;

const pageSize = 50;
const empty: RecordingsState = {
  ...{ profileId: null, filter: {}, rows: [], next: null, loading: false, error: null },
  ...{ live: null, liveError: null },
};

/** The recordings and the live sessions of one cluster at a time. */
export function createRecordingsStore(bridge: Bridge): RecordingsStore {
  const store = createStore<RecordingsState>(() => empty);
  const latest = createLatest();
  const latestLive = createLatest();
  /** Whose live sessions are looked at now. */
  let followed: string | null = null;

  function turnTo(profileId: string): void {
    if (store.getState().profileId !== profileId) store.setState({ ...empty, profileId });
  }

  async function load(before: Cursor | null): Promise<void> {
    const { profileId, filter, rows } = store.getState();
    if (profileId === null) return;
    const isWanted = latest.next();
    store.setState({ loading: true, error: null });
    const input = { filter, before, limit: pageSize };
    const answer = await callApi(bridge, profileId, 'recordings.list', input);
    if (!isWanted()) return;
    if (!answer.ok) return store.setState({ loading: false, error: answer.error });
    const known = before === null ? [] : rows;
    const { rows: found, next } = answer.value;
    store.setState({ loading: false, rows: [...known, ...found], next });
  }

  async function loadLive(profileId: string): Promise<void> {
    turnTo(profileId);
    const isWanted = latestLive.next();
    const answer = await callApi(bridge, profileId, 'sessions.list', {});
    if (!isWanted()) return;
    store.setState(
      answer.ok ? { live: answer.value.rows, liveError: null } : { liveError: answer.error },
    );
  }

  return {
    store,
    open(profileId) {
      turnTo(profileId);
      return load(null);
    },
    filter(filter) {
      store.setState({ filter, rows: [], next: null });
      return load(null);
    },
    async more() {
      const { next } = store.getState();
      if (next !== null) await load(next);
    },
    followLive(profileId) {
      followed = profileId;
      void loadLive(profileId);
      return () => {
        if (followed === profileId) followed = null;
      };
    },
    apply(profileId, { type }) {
      // After `hello` whatever was told before may be out of date; roles say whose sessions one may see.
      const isNews = type === 'sessions' || type === 'hello' || type === 'roles';
      if (isNews && profileId === followed) void loadLive(profileId);
    },
    async end(profileId, id, reason) {
      const answer = await callApi(bridge, profileId, 'sessions.end', { id, reason });
      if (!answer.ok) return answer.error;
      await loadLive(profileId);
      return null;
    },
    get: (profileId, id) => callApi(bridge, profileId, 'recordings.get', { id }),
  };
}
