import type { AppState, ProfileState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import { isOlderView } from '#shared/model/request-order';
import { addressed } from './addressed';
import type { Courier } from './courier';
import { missedEvent } from './missed-news';
import type { Notice } from './notice';
import { noticeOf, reviewNotice, type RequestEvent } from './notification-rules';
import type { RemoteClient } from './remote';
import {
  waitingReviews,
  withRequest,
  withRequests,
  withoutOthers,
  type RequestBoard,
} from './request-board';

export interface WatchOptions {
  readonly client: Pick<RemoteClient, 'call'>;
  readonly state: () => AppState;
  readonly courier: Pick<Courier, 'send' | 'retract' | 'forget'>;
  readonly onBoard: () => void;
  readonly now: () => number;
}

interface Heard {
  readonly profileId: string;
  readonly view: AccessRequestView;
}

/** What is known of the requests of each profile, by lists and by events. */
export function createKnownRequests({ client, state, courier, onBoard, now }: WatchOptions) {
  let board: RequestBoard = new Map();
  /** Events that come while lists are on their way, for each of these: the lists may be older. */
  const listening = new Set<Heard[]>();
  const profileOf = (id: string) => signedInOf(state()).find((profile) => profile.id === id);

  function put(next: RequestBoard): void {
    board = next;
    onBoard();
  }

  /** What asks for a review goes when somebody else has given it, or nobody needs to any more. */
  function retractDecided(profileId: string, { request }: AccessRequestView): void {
    const isOthers = request.requester.id !== profileOf(profileId)?.status?.user.id;
    const mayReview = board.get(profileId)?.get(request.id)?.can.review ?? false;
    if (isOthers && !mayReview) courier.retract(profileId, request.id);
  }

  async function load(profileId: string): Promise<void> {
    const heard: Heard[] = [];
    listening.add(heard);
    const rows = await listed(client, profileId).finally(() => listening.delete(heard));
    const news = heard.filter((each) => each.profileId === profileId).map(({ view }) => view);
    const views = newestOf([...rows, ...news]);
    const profile = profileOf(profileId);
    if (!profile) return;
    const before = board.get(profileId) ?? new Map<string, AccessRequestView>();
    put(withRequests(board, profileId, views, now()));
    for (const view of before.values()) retractDecided(profileId, view);
    const waiting = waitingReviews(board, profileId).map((view) => reviewNotice(profile, view));
    const notices = [...missedNotices(profile, before, views, now()), ...waiting];
    courier.send(addressed(state(), notices), true);
  }

  return {
    board: () => board,
    take(profileId: string, event: RequestEvent): void {
      for (const heard of listening) heard.push({ profileId, view: event.view });
      put(withRequest(board, profileId, event.view, now()));
      retractDecided(profileId, event.view);
      const profile = profileOf(profileId);
      if (!profile) return;
      // Who acts on a request knows of it.
      const isOwnDoing = event.by !== null && event.by.id === profile.status?.user.id;
      if (isOwnDoing) courier.retract(profileId, event.view.request.id);
      courier.send(addressed(state(), [noticeOf(profile, event)]));
    },
    // A cluster that cannot be reached now says `hello` when it can again, and then it is listed anew.
    reload: (profileId: string) => void load(profileId).catch(() => undefined),
    keep(profileIds: ReadonlySet<string>): void {
      if ([...board.keys()].some((id) => !profileIds.has(id)))
        put(withoutOthers(board, profileIds));
    },
  };
}

async function listed(
  client: WatchOptions['client'],
  profileId: string,
): Promise<AccessRequestView[]> {
  const views: AccessRequestView[] = [];
  for (const show of ['to-review', 'mine'] as const) {
    const input = { show, cursor: null, limit: 100 };
    views.push(...(await client.call({ profileId, name: 'requests.list', input })).rows);
  }
  return views;
}

/** Each request once, as it was last. */
function newestOf(views: readonly AccessRequestView[]): AccessRequestView[] {
  const newest = new Map<string, AccessRequestView>();
  for (const view of views) {
    const known = newest.get(view.request.id);
    if (!known || !isOlderView(view, known)) newest.set(view.request.id, view);
  }
  return [...newest.values()];
}

function missedNotices(
  profile: ProfileState,
  before: ReadonlyMap<string, AccessRequestView>,
  views: readonly AccessRequestView[],
  now: number,
): (Notice | null)[] {
  return views.map((view) => {
    const was = before.get(view.request.id);
    const event = was && missedEvent(was, view, now);
    return event ? noticeOf(profile, event) : null;
  });
}

export const signedInOf = ({ profiles }: AppState): readonly ProfileState[] =>
  profiles.filter(({ state }) => state === 'signed-in');
