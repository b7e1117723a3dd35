import type { StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import type { ConfigKind } from '#shared/model/config-kinds';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createBurst, createLatest } from './latest';

export type ConfigRow = ApiOutput<'config.list'>['rows'][number];

/** The documents of one kind. */
export interface ConfigList {
  readonly rows: readonly ConfigRow[];
  readonly total: number;
  readonly next: string | null;
  readonly loading: boolean;
  readonly answered: boolean;
  readonly error: ApiError | null;
}

export interface ListState {
  readonly profileId: string | null;
  readonly kind: ConfigKind;
  readonly query: string;
  readonly list: ConfigList;
}

const pageSize = 100;
const typingPauseMs = 120;

export const emptyList: ConfigList = {
  rows: [],
  total: 0,
  next: null,
  loading: false,
  answered: false,
  error: null,
};

/** Reads the list of the kind that is shown, the newest question alone. */
export function createListReader<State extends ListState>(bridge: Bridge, store: StoreApi<State>) {
  const latest = createLatest();
  const set = (part: Partial<ConfigList>) =>
    store.setState((now) => ({ ...now, list: { ...now.list, ...part } }));

  async function read(cursor: string | null): Promise<void> {
    const isWanted = latest.next();
    const { profileId, kind, query } = store.getState();
    if (profileId === null) return;
    set({ loading: true });
    const input = { kind, query: query.trim(), cursor, limit: pageSize };
    const answer = await callApi(bridge, profileId, 'config.list', input);
    if (!isWanted()) return;
    if (!answer.ok) return set({ loading: false, answered: true, error: answer.error });
    const before = cursor === null ? [] : store.getState().list.rows;
    set({
      ...answer.value,
      rows: [...before, ...answer.value.rows],
      loading: false,
      answered: true,
      error: null,
    });
  }

  const typed = createBurst(() => void read(null), typingPauseMs);
  return {
    read: () => read(null),
    typed: () => typed.put(),
    forget: () => {
      latest.cancel();
      typed.cancel();
      set(emptyList);
    },
    async more() {
      const { next, loading } = store.getState().list;
      if (next !== null && !loading) await read(next);
    },
  };
}
