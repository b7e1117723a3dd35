import type { ClusterEvent } from '#shared/api/events';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Courier } from './courier';
import { missedEvent } from './missed-news';
import type { Notice } from './notice';
import { noticeOf, reviewNotice } from './notification-rules';
import { reminderOf } from './reminders';
import type { RemoteClient } from './remote';
import {
  approvedRequests,
  isBeingExtended,
  waitingReviews,
  withRequest,
  withRequests,
  withoutOthers,
  type RequestBoard,
} from './request-board';
import { signedOutNotice } from './signed-out-notice';
import { createUseRecord } from './use-record';

export interface RequestWatch {
  board(): RequestBoard;
  onClusterEvent(profileId: string, event: ClusterEvent): void;
  onState(): void;
  /** Looks for access that ends soon; to be called a few times a minute, and when the computer wakes. */
  tick(): void;
}

/** Keeps the board of requests that the tray shows, and says what deserves a notification. */
export function watchRequests(options: {
  readonly client: Pick<RemoteClient, 'call'>;
  readonly state: () => AppState;
  readonly courier: Pick<Courier, 'send' | 'retract' | 'forget'>;
  readonly onBoard: () => void;
  readonly now: () => number;
}): RequestWatch {
  const { client, state, courier, onBoard, now } = options;
  let board: RequestBoard = new Map();
  let before: AppState | null = null;
  const use = createUseRecord(courier.retract);

  const signedIn = () => state().profiles.filter((profile) => profile.state === 'signed-in');
  const profileOf = (id: string) => signedIn().find((profile) => profile.id === id);

  function put(next: RequestBoard): void {
    board = next;
    onBoard();
  }

  /** With several clusters, each notice says whom it is for. */
  function send(notices: readonly (Notice | null)[], together = false): void {
    const { profiles } = state();
    const several = new Set(profiles.map(({ cluster }) => cluster.id)).size > 1;
    const addressed = notices.filter(isNotice).map((notice) => {
      const profile = profiles.find(({ id }) => several && id === notice.profileId);
      return profile
        ? { ...notice, body: `${notice.body}\nFor ${profile.userName} on ${profile.cluster.name}.` }
        : notice;
    });
    courier.send(addressed, together);
  }

  async function load(profileId: string): Promise<void> {
    const views: AccessRequestView[] = [];
    for (const show of ['to-review', 'mine'] as const) {
      const input = { show, cursor: null, limit: 100 };
      views.push(...(await client.call({ profileId, name: 'requests.list', input })).rows);
    }
    const profile = profileOf(profileId);
    if (!profile) return;
    const known = board.get(profileId) ?? new Map<string, AccessRequestView>();
    put(withRequests(board, profileId, views, now()));
    for (const view of known.values()) retractDecided(profileId, view);
    send([...missed(profile, known, views), ...waiting(profile)], true);
  }
  const missed = (
    profile: ProfileState,
    known: ReadonlyMap<string, AccessRequestView>,
    views: readonly AccessRequestView[],
  ) =>
    views.map((view) => {
      const was = known.get(view.request.id);
      const event = was && missedEvent(was, view, now());
      return event ? noticeOf(profile, event) : null;
    });
  const waiting = (profile: ProfileState) =>
    waitingReviews(board, profile.id).map((view) => reviewNotice(profile, view));
  // A cluster that cannot be reached now says `hello` when it can again, and then it is listed anew.
  const reload = (profileId: string) => void load(profileId).catch(() => undefined);

  /** What asks for a review goes when somebody else has given it, or nobody needs to any more. */
  function retractDecided(profileId: string, { request }: AccessRequestView): void {
    const isOthers = request.requester.id !== profileOf(profileId)?.status?.user.id;
    const mayReview = board.get(profileId)?.get(request.id)?.can.review ?? false;
    if (isOthers && !mayReview) courier.retract(profileId, request.id);
  }

  return {
    board: () => board,
    onClusterEvent(profileId, event) {
      if (event.type !== 'request') return reload(profileId);
      put(withRequest(board, profileId, event.view, now()));
      retractDecided(profileId, event.view);
      const profile = profileOf(profileId);
      if (!profile) return;
      // Who acts on a request knows of it.
      const isOwnDoing = event.by !== null && event.by.id === profile.status?.user.id;
      if (isOwnDoing) courier.retract(profileId, event.view.request.id);
      send([noticeOf(profile, event)]);
    },
    onState() {
      const was = before;
      before = state();
      // What is known of a cluster that is away is kept: it tells what was missed when it comes back.
      const present = idsOf(before, ['signed-in', 'unreachable']);
      for (const id of idsOf(was, ['signed-in', 'unreachable']))
        if (!present.has(id)) courier.forget(id);
      if (was) send(signedOutNotices(was, before));
      if ([...board.keys()].some((id) => !present.has(id))) put(withoutOthers(board, present));
      const loaded = idsOf(was, ['signed-in']);
      for (const { id } of signedIn()) if (!loaded.has(id)) reload(id);
      use.follow(signedIn());
    },
    tick() {
      for (const profile of signedIn()) {
        const user = profile.status?.user.id ?? '';
        const due = approvedRequests(board, profile.id, user, now())
          .filter((view) => !use.isDropped(profile.id, view.request.id))
          .map((view) => {
            const extending = isBeingExtended(board, profile.id, view.request.id);
            return reminderOf(profile, view, extending, now());
          });
        send(due);
      }
      onBoard();
    },
  };
}

function idsOf(state: AppState | null, states: readonly ProfileState['state'][]): Set<string> {
  const profiles = state?.profiles.filter((profile) => states.includes(profile.state)) ?? [];
  return new Set(profiles.map(({ id }) => id));
}

const isNotice = (notice: Notice | null): notice is Notice => notice !== null;

function signedOutNotices(was: AppState, is: AppState): (Notice | null)[] {
  return was.profiles.map((profile) => signedOutNotice(profile, is, was.sessions));
}
