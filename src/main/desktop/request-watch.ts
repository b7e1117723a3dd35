import type { ClusterEvent } from '#shared/api/events';
import type { AppState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import { endingSoonNotice, noticeOf, reviewNotice, type Notice } from './notification-rules';
import type { RemoteClient } from './remote';
import {
  approvedRequests,
  waitingReviews,
  withRequest,
  withRequests,
  withoutOthers,
  type RequestBoard,
} from './request-board';

export interface RequestWatch {
  board(): RequestBoard;
  onClusterEvent(profileId: string, event: ClusterEvent): void;
  onState(): void;
  /** Looks for access that ends soon; to be called a few times a minute. */
  tick(): void;
}

/** Keeps the board of requests that the tray shows, and says what deserves a notification. */
export function watchRequests(options: {
  readonly client: Pick<RemoteClient, 'call'>;
  readonly state: () => AppState;
  readonly notify: (notice: Notice) => void;
  readonly onBoard: () => void;
  readonly now: () => number;
}): RequestWatch {
  const { client, state, notify, onBoard, now } = options;
  let board: RequestBoard = new Map();
  let loaded: ReadonlySet<string> = new Set();

  const signedIn = () => state().profiles.filter((profile) => profile.state === 'signed-in');
  const profileOf = (id: string) => signedIn().find((profile) => profile.id === id);

  function put(next: RequestBoard): void {
    board = next;
    onBoard();
  }

  async function load(profileId: string): Promise<void> {
    const views: AccessRequestView[] = [];
    for (const show of ['to-review', 'mine'] as const) {
      const input = { show, cursor: null, limit: 100 };
      views.push(...(await client.call({ profileId, name: 'requests.list', input })).rows);
    }
    const profile = profileOf(profileId);
    if (!profile) return;
    put(withRequests(board, profileId, views, now()));
    for (const view of waitingReviews(board, profileId)) show(reviewNotice(profile, view));
  }
  // A cluster that cannot be reached now says `hello` when it can again, and then it is listed anew.
  const reload = (profileId: string) => void load(profileId).catch(() => undefined);

  function show(notice: Notice | null): void {
    if (notice) notify(notice);
  }

  return {
    board: () => board,
    onClusterEvent(profileId, event) {
      if (event.type !== 'request') return reload(profileId);
      put(withRequest(board, profileId, event.view, now()));
      const profile = profileOf(profileId);
      if (profile) show(noticeOf(profile, event));
    },
    onState() {
      const before = loaded;
      loaded = new Set(signedIn().map(({ id }) => id));
      if ([...board.keys()].some((id) => !loaded.has(id))) put(withoutOthers(board, loaded));
      for (const id of loaded) if (!before.has(id)) reload(id);
    },
    tick() {
      for (const profile of signedIn()) {
        const user = profile.status?.user.id ?? '';
        for (const view of approvedRequests(board, profile.id, user, now()))
          show(endingSoonNotice(profile, view, now()));
      }
      onBoard();
    },
  };
}
