import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';
import type { AccessRequestView } from '#shared/model/access-request';
import type { RequestFilter } from '#shared/model/request-filter';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createBurst, createLatest } from './latest';
import type { RequestsShow } from './navigation-store';

/** What is looked for among a profile's requests, and what was found. The filter is kept while lists are switched. */
export interface FoundRequests {
  readonly profileId: string | null;
  readonly show: RequestsShow;
  readonly filter: RequestFilter;
  /** Newest first. */
  readonly ids: readonly string[];
  readonly next: string | null;
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly error: ApiError | null;
}

export interface FoundRequestsStore {
  readonly store: StoreApi<FoundRequests>;
  /** Turns to a list of a profile; another profile begins without a filter. */
  use(profileId: string, show: RequestsShow): void;
  /** Changes parts of the filter; `undefined` takes one away. */
  narrow(part: { readonly [Name in keyof RequestFilter]?: RequestFilter[Name] | undefined }): void;
  clear(): void;
  loadMore(): Promise<void>;
  /** Asks again, keeping what is shown until the answer is there. */
  refresh(): void;
  /** Takes in what the cluster says: what fits may be another. */
  apply(profileId: string, event: ClusterEvent): void;
}

const pageSize = 50;
const typingPauseMs = 120;
const eventPauseMs = 250;
const nothing = { ids: [], next: null, loaded: false, loading: false, error: null } as const;

/** The filter as the cluster takes it: without fields that are empty. */
function asked(filter: RequestFilter): RequestFilter {
  return Object.fromEntries(
    Object.entries(filter)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** Whether anything narrows. */
export function isFiltered(filter: RequestFilter): boolean {
  return Object.keys(asked(filter)).length > 0;
}

/** @param learn takes in a request as it is now */
export function createFoundRequestsStore(
  bridge: Bridge,
  learn: (profileId: string, view: AccessRequestView) => void,
): FoundRequestsStore {
  const store = createStore<FoundRequests>(() => ({
    ...{ profileId: null, show: 'mine', filter: {}, ...nothing },
  }));
  const latest = createLatest();

  async function run(cursor: string | null): Promise<void> {
    const isWanted = latest.next();
    const { profileId, show, filter } = store.getState();
    if (profileId === null || !isFiltered(filter)) {
      store.setState(nothing);
      return;
    }
    store.setState({ loading: true });
    const input = { show, filter: asked(filter), cursor, limit: pageSize };
    const answer = await callApi(bridge, profileId, 'requests.list', input);
    if (!isWanted()) return;
    if (!answer.ok) {
      store.setState({ loading: false, loaded: true, error: answer.error });
      return;
    }
    const { rows, next } = answer.value;
    for (const view of rows) learn(profileId, view);
    const before = cursor === null ? [] : store.getState().ids;
    const ids = [...new Set([...before, ...rows.map(({ request }) => request.id)])];
    store.setState({ ids, next, loaded: true, loading: false, error: null });
  }

  const typed = createBurst(() => void run(null), typingPauseMs);
  const changed = createBurst(() => void run(null), eventPauseMs);
  const askNow = (part: Partial<FoundRequests>) => {
    typed.cancel();
    changed.cancel();
    store.setState(part);
    void run(null);
  };

  return {
    store,
    use(profileId, show) {
      const now = store.getState();
      if (profileId !== now.profileId) askNow({ profileId, show, filter: {}, ...nothing });
      else if (show !== now.show) askNow({ show, ...nothing });
    },
    narrow(part) {
      const filter = withoutGone({ ...store.getState().filter, ...part });
      if ('words' in part || 'requester' in part || 'resource' in part) {
        store.setState({ filter });
        typed.put();
      } else askNow({ filter });
    },
    clear: () => askNow({ filter: {} }),
    async loadMore() {
      const { next, loading } = store.getState();
      if (next !== null && !loading) await run(next);
    },
    refresh: () => askNow({}),
    apply(profileId, { type }) {
      const now = store.getState();
      const isNews = type === 'request' || type === 'hello' || type === 'roles';
      if (isNews && profileId === now.profileId && isFiltered(now.filter)) changed.put();
    },
  };
}

/** Without what was taken away. */
function withoutGone(filter: {
  readonly [Name in keyof RequestFilter]?: RequestFilter[Name] | undefined;
}): RequestFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
