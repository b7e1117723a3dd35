import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { ApiInput } from '#shared/api/contract';
import type { Labels, ResourceKind } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createBurst, createDebounce, createLatest } from './latest';

export type SearchShow = ApiInput<'resources.search'>['show'];

export interface SearchState {
  readonly profileId: string | null;
  readonly query: string;
  readonly show: SearchShow;
  readonly kinds: readonly ResourceKind[];
  readonly labels: Labels;
  readonly rows: readonly ResourceRow[];
  readonly total: number;
  readonly next: string | null;
  readonly emptyReason: string;
  readonly loading: boolean;
  /** The query that `rows` answers, without the spaces around it; `null` before there is an answer. */
  readonly answeredQuery: string | null;
  /** Whether `rows` answers anything yet; before that there is nothing to say about emptiness. */
  readonly answered: boolean;
  readonly error: ApiError | null;
}

export interface SearchStore {
  readonly store: StoreApi<SearchState>;
  /** Shows another profile's resources, from the start. */
  use(profileId: string | null): void;
  setQuery(query: string): void;
  setShow(show: SearchShow): void;
  toggleKind(kind: ResourceKind): void;
  toggleLabel(name: string, value: string): void;
  clearFilters(): void;
  loadMore(): Promise<void>;
  /** Asks the same again, keeping what is shown until the answer is there. */
  refresh(): void;
}

export const pageSize = 100;
export const typingPauseMs = 60;
const burstMs = 150;

const empty = {
  rows: [],
  total: 0,
  next: null,
  emptyReason: '',
  answeredQuery: null,
  answered: false,
  error: null,
} as const;

function inputOf(state: SearchState, cursor: string | null): ApiInput<'resources.search'> {
  const { query, show, kinds, labels } = state;
  return { query: query.trim(), show, kinds: [...kinds], labels, cursor, limit: pageSize };
}

export function createSearchStore(bridge: Bridge): SearchStore {
  const store = createStore<SearchState>(() => ({
    profileId: null,
    query: '',
    show: 'mine',
    kinds: [],
    labels: {},
    loading: false,
    ...empty,
  }));
  const latest = createLatest();

  async function run(cursor: string | null): Promise<void> {
    const isWanted = latest.next();
    const state = store.getState();
    if (state.profileId === null) return;
    store.setState({ loading: true });
    const input = inputOf(state, cursor);
    const answer = await callApi(bridge, state.profileId, 'resources.search', input);
    if (!isWanted()) return;
    if (!answer.ok) {
      store.setState({ loading: false, answered: true, error: answer.error });
      return;
    }
    const { rows, next, total, emptyReason } = answer.value;
    const all = cursor === null ? rows : [...store.getState().rows, ...rows];
    store.setState({
      rows: all,
      next,
      total,
      emptyReason,
      loading: false,
      answeredQuery: input.query,
      answered: true,
      error: null,
    });
  }

  // The first key is answered at once; of a quick hand's further keys only the last.
  const typed = createBurst(() => void run(null), typingPauseMs);
  const changed = createDebounce(() => void run(null), burstMs);
  const ask = (part: Partial<SearchState>) => {
    store.setState(part);
    changed.cancel();
    typed.cancel();
    void run(null);
  };

  return {
    store,
    use(profileId) {
      if (profileId === store.getState().profileId) return;
      latest.cancel();
      ask({ profileId, query: '', show: 'mine', kinds: [], labels: {}, loading: false, ...empty });
    },
    setQuery(query) {
      store.setState({ query });
      typed.put();
    },
    setShow: (show) => ask({ show }),
    toggleKind(kind) {
      const { kinds } = store.getState();
      const without = kinds.filter((each) => each !== kind);
      ask({ kinds: without.length < kinds.length ? without : [...kinds, kind] });
    },
    toggleLabel(name, value) {
      const { [name]: current, ...others } = store.getState().labels;
      ask({ labels: current === value ? others : { ...others, [name]: value } });
    },
    clearFilters: () => ask({ query: '', kinds: [], labels: {} }),
    async loadMore() {
      const { next, loading } = store.getState();
      if (next !== null && !loading) await run(next);
    },
    refresh: () => changed.schedule(),
  };
}
