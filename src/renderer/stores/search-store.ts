import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { Pin } from '#shared/ipc/kept';
import type { Resource, ResourceKind } from '#shared/model/resource';
import type { LabelCount, ResourceRow } from '#shared/model/search';
import type { Bridge } from '../bridge/bridge';
import { pinnedAmong, withPinned } from './pinned-rows';
import { createBurst, createDebounce } from './latest';
import {
  emptyQuestion,
  questionOf,
  type PredicateProblem,
  type SearchMode,
  type SearchQuestion,
  type SearchShow,
} from './search-input';
import { createRunner } from './search-runner';

export interface SearchState extends SearchQuestion {
  readonly profileId: string | null;
  /** The resource that was led to from outside of the search, and so is chosen in what is found. */
  readonly wanted: string | null;
  readonly rows: readonly ResourceRow[];
  readonly total: number;
  readonly next: string | null;
  readonly emptyReason: string;
  /** The labels of what was found, for narrowing by one of their values. */
  readonly labelCounts: readonly LabelCount[];
  /** The kinds that occur among what `show` lists, with how many there are of each. */
  readonly kindCounts: Readonly<Partial<Record<ResourceKind, number>>>;
  readonly loading: boolean;
  /** The query that `rows` answers, without the spaces around it; `null` before there is an answer. */
  readonly answeredQuery: string | null;
  /** Whether `rows` answers anything yet; before that there is nothing to say about emptiness. */
  readonly answered: boolean;
  readonly error: ApiError | null;
  /** What is wrong with the condition that is typed; what was found before it stays. */
  readonly problem: PredicateProblem | null;
}

export interface SearchStore {
  readonly store: StoreApi<SearchState>;
  /** Shows another profile's resources, by what was last asked for there. */
  use(profileId: string | null): void;
  /** Looks for one resource by its name, and chooses it. */
  look(resource: Pick<Resource, 'id' | 'kind' | 'name'>): void;
  setQuery(query: string): void;
  setMode(mode: SearchMode): void;
  setPredicate(predicate: string): void;
  setShow(show: SearchShow): void;
  toggleKind(kind: ResourceKind): void;
  toggleLabel(name: string, value: string): void;
  clearFilters(): void;
  loadMore(): Promise<void>;
  /** Reads on until there are so many rows, or all there are. Answers them. */
  loadUpTo(count: number): Promise<readonly ResourceRow[]>;
  /** Asks the same again, keeping what is shown until the answer is there. */
  refresh(): void;
}

/**
 * Answers from what is known in the window, before the cluster has: the first page, in the cluster's order. `null`
 * where that is not known.
 */
export type InstantSearch = (
  profileId: string,
  question: SearchQuestion,
) => { readonly rows: readonly ResourceRow[]; readonly total: number } | null;

export const typingPauseMs = 60;
const burstMs = 150;

const empty = {
  rows: [],
  total: 0,
  next: null,
  emptyReason: '',
  labelCounts: [],
  kindCounts: {},
  answeredQuery: null,
  answered: false,
  error: null,
  problem: null,
} as const;

/** What is shown until the cluster has answered, which says why there is nothing where that is so. */
function shownAtOnce(
  state: SearchState,
  instant: InstantSearch,
  pins: readonly Pin[],
): Partial<SearchState> {
  const found = state.profileId === null ? null : instant(state.profileId, state);
  if (!found) return {};
  const rows = withPinned(pinnedAmong(found.rows, pins), found.rows);
  const { total } = found;
  const answered = rows.length > 0 || state.answered;
  return { rows, total, next: null, emptyReason: '', answered, answeredQuery: state.query.trim() };
}

/**
 * @param instant answers until the cluster does
 * @param pinsOf the resources that stand before the others
 */
export function createSearchStore(
  bridge: Bridge,
  instant: InstantSearch,
  pinsOf: () => readonly Pin[] = () => [],
): SearchStore {
  const store = createStore<SearchState>(() => ({
    ...emptyQuestion,
    ...empty,
    profileId: null,
    wanted: null,
    loading: false,
  }));
  const { run, cancel } = createRunner(bridge, store, pinsOf);
  const asked = new Map<string, SearchQuestion>();

  // The first key is answered at once; of a quick hand's further keys only the last.
  const typed = createBurst(() => void run(null), typingPauseMs);
  const changed = createDebounce(() => void run(null), burstMs);
  /** One change of the state, so that nothing in between is drawn. @returns whether it is answered already */
  const change = (part: Partial<SearchState>): boolean => {
    const shown = shownAtOnce({ ...store.getState(), ...part }, instant, pinsOf());
    store.setState({ ...part, ...shown });
    return shown.rows !== undefined;
  };
  const ask = (part: Partial<SearchState>) => {
    change(part);
    changed.cancel();
    typed.cancel();
    void run(null);
  };

  return {
    store,
    use(profileId) {
      if (profileId === store.getState().profileId) return;
      cancel();
      const now = store.getState();
      if (now.profileId !== null) asked.set(now.profileId, questionOf(now));
      const before = profileId === null ? undefined : asked.get(profileId);
      // What was typed before anybody was signed in is asked for once somebody is.
      const question = before ?? (now.profileId === null ? {} : emptyQuestion);
      ask({ ...question, ...empty, profileId, wanted: null, loading: false });
    },
    look: ({ id, kind, name }) =>
      ask({ ...emptyQuestion, query: name, kinds: [kind], show: 'all', wanted: id }),
    setQuery(query) {
      if (!change({ query, wanted: null })) return typed.put();
      // What is known here is shown already: the cluster confirms it once the hand rests, not while it still types.
      cancel();
      typed.cancel();
      changed.schedule();
    },
    setMode: (mode) => ask({ mode, problem: null }),
    setPredicate(predicate) {
      store.setState({ predicate });
      typed.put();
    },
    setShow(show) {
      ask({ show });
    },
    toggleKind(kind) {
      const { kinds: chosen } = store.getState();
      const without = chosen.filter((each) => each !== kind);
      ask({ kinds: without.length < chosen.length ? without : [...chosen, kind] });
    },
    toggleLabel(name, value) {
      const { [name]: current, ...others } = store.getState().labels;
      ask({ labels: current === value ? others : { ...others, [name]: value } });
    },
    clearFilters: () => ask({ query: '', predicate: '', kinds: [], labels: {}, problem: null }),
    async loadMore() {
      const { next, loading } = store.getState();
      if (next !== null && !loading) await run(next);
    },
    async loadUpTo(count) {
      const { next: following, rows: known, total } = store.getState();
      // Of what is known here there is the first page alone; how it goes on is told with the cluster's own.
      if (following === null && known.length < Math.min(count, total)) {
        changed.cancel();
        await run(null);
      }
      for (;;) {
        const { next, rows } = store.getState();
        if (next === null || rows.length >= count) return rows;
        await run(next);
        // Something else was asked meanwhile, or the cluster does not answer.
        if (store.getState().rows.length <= rows.length) return store.getState().rows;
      }
    },
    refresh: () => changed.schedule(),
  };
}
