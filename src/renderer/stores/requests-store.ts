import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiInput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';
import { assertNever } from '#shared/lib/assert-never';
import { ok, type Result } from '#shared/lib/result';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import type { RequestsShow } from './navigation-store';
import { createNews, createReader } from './requests-reader';
import { listOf, noRequests, withView, type ProfileRequests } from './request-lists';

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
  /** Reads a request that is not known yet, without looking at it. */
  read(profileId: string, id: string): Promise<void>;
  /** The list in which the profile's user looks for the request; theirs when it cannot be read. */
  listFor(profileId: string, id: string): Promise<RequestsShow>;
  apply(profileId: string, event: ClusterEvent): void;
  /** Takes in a view that some call answered. */
  learn(profileId: string, view: AccessRequestView): void;
  /** Decides; `terms` are what an approver narrowed it to, `null` for as it is. */
  review(profileId: string, review: ApiInput<'requests.review'>): Answer;
  withdraw(profileId: string, id: string): Answer;
  revoke(profileId: string, id: string, reason: string): Answer;
  /** Gives one's own access back before it ends. */
  release(profileId: string, id: string): Answer;
  /** Says something without deciding. */
  comment(profileId: string, id: string, text: string): Answer;
  /** Asks for more time on an approved request. */
  extend(profileId: string, id: string, input: ApiInput<'requests.create'>): Answer;
}

const shows: readonly RequestsShow[] = ['mine', 'to-review', 'all'];

export function requestsOf(state: RequestsState, profileId: string | null): ProfileRequests {
  return (profileId === null ? undefined : state.byProfile[profileId]) ?? noRequests;
}

const isRefusal = ({ code }: ApiError) =>
  code === 'wrong_state' || code === 'not_allowed' || code === 'not_found' || code === 'conflict';

function createWriter(
  bridge: Bridge,
  learn: (profileId: string, view: AccessRequestView) => void,
  open: (profileId: string, id: string) => Promise<void>,
) {
  const taking = async (profileId: string, id: string, answer: Answer): Answer => {
    const result = await answer;
    if (!result.ok) {
      // Others may have been faster: what they made of it is what the person should see with the refusal.
      if (isRefusal(result.error)) await open(profileId, id);
      return result;
    }
    learn(profileId, result.value);
    return ok(result.value);
  };
  return {
    review: (profileId: string, review: ApiInput<'requests.review'>) =>
      taking(profileId, review.id, callApi(bridge, profileId, 'requests.review', review)),
    withdraw: (profileId: string, id: string) =>
      taking(profileId, id, callApi(bridge, profileId, 'requests.withdraw', { id })),
    revoke: (profileId: string, id: string, reason: string) =>
      taking(profileId, id, callApi(bridge, profileId, 'requests.revoke', { id, reason })),
    release: (profileId: string, id: string) =>
      taking(profileId, id, callApi(bridge, profileId, 'requests.release', { id })),
    comment: (profileId: string, id: string, text: string) =>
      taking(profileId, id, callApi(bridge, profileId, 'requests.comment', { id, text })),
    extend: (profileId: string, id: string, input: ApiInput<'requests.create'>) =>
      taking(profileId, id, callApi(bridge, profileId, 'requests.create', input)),
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
  const known = (profileId: string) => requestsOf(store.getState(), profileId);
  const news = createNews((profileId, view) =>
    change(profileId, (before) => withView(before, view, userIdOf(profileId))),
  );
  const { learn } = news;
  const reader = createReader(bridge, known, change, news);
  /** What each profile looked at last: it may be in no list, and still has to be what it is now. */
  const looked = new Map<string, string>();
  const open = async (profileId: string, id: string) => {
    looked.set(profileId, id);
    const answer = await callApi(bridge, profileId, 'requests.get', { id });
    if (answer.ok) learn(profileId, answer.value);
    else
      change(profileId, (before) => ({
        ...before,
        missing: { ...before.missing, [id]: answer.error },
      }));
  };
  const reading = new Set<string>();
  const read = async (profileId: string, id: string) => {
    const key = `${profileId} ${id}`;
    if (reading.has(key) || known(profileId).views[id]) return;
    reading.add(key);
    const answer = await callApi(bridge, profileId, 'requests.get', { id });
    reading.delete(key);
    if (answer.ok) learn(profileId, answer.value);
  };
  const reload = (profileId: string) => {
    const { lists } = known(profileId);
    for (const show of shows) if (lists[show].loaded) void reader.load(profileId, show);
    const last = looked.get(profileId);
    if (last !== undefined) void open(profileId, last);
  };

  return {
    store,
    ...reader,
    ...createWriter(bridge, learn, open),
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
    read,
    async listFor(profileId, id) {
      const view = () => known(profileId).views[id];
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
        // Nothing about requests follows from the keys, or from who is connected.
        case 'authorities':
        case 'sessions':
          return;
        default:
          return assertNever(event);
      }
    },
  };
}
