import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { Result } from '#shared/lib/result';
import type { FileEntry } from '#shared/model/file';
import {
  arrange,
  choose,
  chooseAll,
  noRows,
  withRows,
  type Choosing,
  type Order,
  type Rows,
  type SortBy,
} from './file-rows';

/** A folder: by the names that lead to it from a root, which is a folder of this computer or a whole server. */
export interface Place {
  readonly root: string;
  readonly path: readonly string[];
}

export interface Listing {
  readonly place: Place;
  readonly entries: readonly FileEntry[];
  readonly passedOver: number;
}

export interface PaneState extends Rows {
  /** `null` until there is one. */
  readonly place: Place | null;
  readonly entries: readonly FileEntry[];
  readonly passedOver: number;
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly order: Order;
  readonly showHidden: boolean;
}

/** One half of the files screen: a folder, looked into and moved about in. */
export interface Pane {
  readonly store: StoreApi<PaneState>;
  /** @param wanted the name to be on, once the folder is there */
  open(place: Place | null, wanted?: string): Promise<void>;
  enter(name: string): Promise<void>;
  /** To the folder that this one is in, on the row of this one. */
  up(): Promise<void>;
  /** Reads the folder anew; what is chosen stays so. @param wanted the name to be on */
  refresh(wanted?: string): Promise<void>;
  choose(index: number, how: Choosing): void;
  chooseAll(): void;
  chooseNone(): void;
  sortBy(by: SortBy): void;
  toggleHidden(): void;
}

/** @param list reads a folder; `null` stands for the one to begin with */
export function createPane(
  list: (place: Place | null) => Promise<Result<Listing, ApiError>>,
): Pane {
  const store = createStore<PaneState>(() => ({
    ...noRows,
    place: null,
    entries: [],
    passedOver: 0,
    loading: false,
    error: null,
    order: { by: 'name', descending: false },
    showHidden: false,
  }));
  let turn = 0;

  const rearrange = (change: Partial<PaneState>, wanted?: string) =>
    store.setState((before) => {
      const next = { ...before, ...change };
      const rows = arrange(next.entries, next.order, next.showHidden);
      return { ...change, ...withRows(next, rows, wanted) };
    });

  const load = async (place: Place | null, isSame: boolean, wanted?: string) => {
    turn++;
    const mine = turn;
    store.setState(isSame ? { loading: true } : { loading: true, place, error: null });
    const answer = await list(place);
    // Who went elsewhere meanwhile is not brought back.
    if (mine !== turn) return;
    if (!answer.ok) {
      const kept = isSame ? {} : { ...noRows, entries: [], passedOver: 0 };
      return store.setState({ ...kept, loading: false, error: answer.error });
    }
    const before = isSame ? {} : noRows;
    rearrange({ ...before, ...answer.value, loading: false, error: null }, wanted);
  };

  const go: Pane['open'] = (place, wanted) => load(place, false, wanted);
  return {
    store,
    open: go,
    async enter(name) {
      const { place } = store.getState();
      if (place) await go({ ...place, path: [...place.path, name] });
    },
    async up() {
      const { place } = store.getState();
      if (place && place.path.length > 0)
        await go({ ...place, path: place.path.slice(0, -1) }, place.path.at(-1));
    },
    refresh: (wanted) => load(store.getState().place, true, wanted),
    choose: (index, how) => store.setState((before) => choose(before, index, how)),
    chooseAll: () => store.setState(chooseAll),
    chooseNone: () => store.setState({ selected: new Set() }),
    sortBy(by) {
      const { order } = store.getState();
      rearrange({ order: { by, descending: order.by === by && !order.descending } });
    },
    toggleHidden: () => rearrange({ showHidden: !store.getState().showHidden }),
  };
}
