import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiInput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';
import { assertNever } from '#shared/lib/assert-never';
import { ok, type Result } from '#shared/lib/result';
import type { AccessRequestView, ReviewVerdict } from '#shared/model/access-request';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import type { RequestsShow } from './navigation-store';
import {
  listOf,
  noRequests,
  withListPart,
  withPage,
  withView,
  type ProfileRequests,
} from './request-lists';

export interface RequestsState {
  readonly byProfile: Readonly<Record<string, ProfileRequests>>;
}

type Answer = Promise<Result<AccessRequestView, ApiError>>;

/** Requests of every signed-in profile, so that switching shows them at once and waiting reviews are counted. */
export interface RequestsStore {
  readonly store: StoreApi<RequestsState>;
  /** Starts following these profiles and forgets all others. */
  follow(profileIds: readonly string[]): void;
  load(profileId: string, show: RequestsShow): Promise<void>;
  loadMore(profileId: string, show: RequestsShow): Promise<void>;
  open(profileId: string, id: string): Promise<void>;
  /** The list in which the profile's user looks for the request; theirs when it cannot be read. */
  listFor(profileId: string, id: string): Promise<RequestsShow>;
  apply(profileId: string, event: ClusterEvent): void;
  /** Takes in a view that some call answered. */
  learn(profileId: string, view: AccessRequestView): void;
  review(profileId: string, id: string, verdict: ReviewVerdict, message: string): Answer;
  withdraw(profileId: string, id: string): Answer;
  revoke(profileId: string, id: string, reason: string): Answer;
  /** Gives one's own access back before it ends. */
  release(profileId: string, id: string): Answer;
  /** Says something without deciding. */
  comment(profileId: string, id: string, text: string): Answer;
  /** Asks for more time on an approved request. */
  extend(profileId: string, input: ApiInput<'requests.create'>): Answer;
}

const pageSize = 50;
const shows: readonly RequestsShow[] = ['mine', 'to-review', 'all'];

export function requestsOf(state: RequestsState, profileId: string | null): ProfileRequests {
  return (profileId === null ? undefined : state.byProfile[profileId]) ?? noRequests;
}

function createWriter(bridge: Bridge, learn: (profileId: string, view: AccessRequestView) => void) {
  const taking = async (profileId: string, answer: Answer): Answer => {
    const result = await answer;
    if (!result.ok) return result;
    learn(profileId, result.value);
    return ok(result.value);
  };
  return {
    review: (profileId: string, id: string, verdict: ReviewVerdict, message: string) =>
      taking(
        profileId,
        callApi(bridge, profileId, 'requests.review', { id, verdict, message, terms: null }),
      ),
    withdraw: (profileId: string, id: string) =>
      taking(profileId, callApi(bridge, profileId, 'requests.withdraw', { id })),
    revoke: (profileId: string, id: string, reason: string) =>
      taking(profileId, callApi(bridge, profileId, 'requests.revoke', { id, reason })),
    release: (profileId: string, id: string) =>
      taking(profileId, callApi(bridge, profileId, 'requests.release', { id })),
    comment: (profileId: string, id: string, text: string) =>
      taking(profileId, callApi(bridge, profileId, 'requests.comment', { id, text })),
    extend: (profileId: string, input: ApiInput<'requests.create'>) =>
      taking(profileId, callApi(bridge, profileId, 'requests.create', input)),
  };
}

function createReader(
  bridge: Bridge,
  store: StoreApi<RequestsState>,
  change: (profileId: string, next: (before: ProfileRequests) => ProfileRequests) => void,
) {
  async function fetchPage(profileId: string, show: RequestsShow, cursor: string | null) {
    change(profileId, (before) => withListPart(before, show, { loading: true }));
    const input = { show, cursor, limit: pageSize };
    const answer = await callApi(bridge, profileId, 'requests.list', input);
    change(profileId, (before) =>
      answer.ok
        ? withPage(before, show, answer.value, cursor === null)
        : withListPart(before, show, { loading: false, loaded: true, error: answer.error }),
    );
  }
  return {
    load: (profileId: string, show: RequestsShow) => fetchPage(profileId, show, null),
    async loadMore(profileId: string, show: RequestsShow) {
      const { next, loading } = requestsOf(store.getState(), profileId).lists[show];
      if (next !== null && !loading) await fetchPage(profileId, show, next);
    },
  };
}

/** @param userIdOf the immutable id of a profile's user, which tells their own requests from others' */
export function createRequestsStore(
  bridge: Bridge,
  userIdOf: (profileId: string) => string | null,
): RequestsStore {
  const store = createStore<RequestsState>(() => ({ byProfile: {} }));
  const change = (profileId: string, next: (before: ProfileRequests) => ProfileRequests) => {
    const { byProfile } = store.getState();
    const before = byProfile[profileId];
    // The profile may have been signed out while its answer was on the way.
    if (before) store.setState({ byProfile: { ...byProfile, [profileId]: next(before) } });
  };
  const learn = (profileId: string, view: AccessRequestView) =>
    change(profileId, (before) => withView(before, view, userIdOf(profileId)));
  const reader = createReader(bridge, store, change);
  const open = async (profileId: string, id: string) => {
    const answer = await callApi(bridge, profileId, 'requests.get', { id });
    if (answer.ok) learn(profileId, answer.value);
    else
      change(profileId, (before) => ({
        ...before,
        missing: { ...before.missing, [id]: answer.error },
      }));
  };
  const reload = (profileId: string) => {
    const { lists } = requestsOf(store.getState(), profileId);
    for (const show of shows) if (lists[show].loaded) void reader.load(profileId, show);
  };

  return {
    store,
    ...reader,
    ...createWriter(bridge, learn),
    learn,
    follow(profileIds) {
      const { byProfile } = store.getState();
      const added = profileIds.filter((id) => byProfile[id] === undefined);
      const gone = Object.keys(byProfile).filter((id) => !profileIds.includes(id));
      if (added.length === 0 && gone.length === 0) return;
      const kept = profileIds.map((id) => [id, byProfile[id] ?? noRequests] as const);
      store.setState({ byProfile: Object.fromEntries(kept) });
      for (const id of added) {
        void reader.load(id, 'mine');
        void reader.load(id, 'to-review');
      }
    },
    open,
    async listFor(profileId, id) {
      const view = () => requestsOf(store.getState(), profileId).views[id];
      if (!view()) await open(profileId, id);
      const found = view();
      return found ? listOf(found, userIdOf(profileId)) : 'mine';
    },
    apply(profileId, event) {
      switch (event.type) {
        case 'request':
          return learn(profileId, event.view);
        case 'hello':
        case 'roles':
        case 'resources':
          return reload(profileId);
        default:
          return assertNever(event);
      }
    },
  };
}
