import type { ClusterEvent } from '#shared/api/events';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import { addressed } from './addressed';
import { createKnownRequests, signedInOf, type WatchOptions } from './known-requests';
import type { Notice } from './notice';
import { reminderOf } from './reminders';
import { approvedRequests, isBeingExtended, type RequestBoard } from './request-board';
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
export function watchRequests(options: WatchOptions): RequestWatch {
  const { state, courier, onBoard, now } = options;
  const known = createKnownRequests(options);
  const use = createUseRecord(courier.retract);
  let before: AppState | null = null;

  return {
    board: known.board,
    onClusterEvent(profileId, event) {
      if (event.type === 'request') known.take(profileId, event);
      else known.reload(profileId);
    },
    onState() {
      const was = before;
      before = state();
      // What is known of a cluster that is away is kept: it tells what was missed when it comes back.
      const present = idsOf(before, ['signed-in', 'unreachable']);
      for (const id of idsOf(was, ['signed-in', 'unreachable']))
        if (!present.has(id)) courier.forget(id);
      if (was) courier.send(addressed(before, signedOutNotices(was, before)));
      known.keep(present);
      const loaded = idsOf(was, ['signed-in']);
      for (const id of idsOf(before, ['signed-in'])) if (!loaded.has(id)) known.reload(id);
      use.follow(signedInOf(before));
    },
    tick() {
      for (const profile of signedInOf(state())) {
        const due = remindersFor(profile, known.board(), now(), use.isDropped);
        courier.send(addressed(state(), due));
      }
      onBoard();
    },
  };
}

function remindersFor(
  profile: ProfileState,
  board: RequestBoard,
  now: number,
  isDropped: (profileId: string, request: string) => boolean,
): (Notice | null)[] {
  return approvedRequests(board, profile.id, profile.status?.user.id ?? '', now)
    .filter((view) => !isDropped(profile.id, view.request.id))
    .map((view) => {
      const extending = isBeingExtended(board, profile.id, view.request.id);
      return reminderOf(profile, view, extending, now);
    });
}

function signedOutNotices(was: AppState, is: AppState): (Notice | null)[] {
  return was.profiles.map((profile) => signedOutNotice(profile, is, was.sessions));
}

function idsOf(state: AppState | null, states: readonly ProfileState['state'][]): Set<string> {
  const profiles = state?.profiles.filter((profile) => states.includes(profile.state)) ?? [];
  return new Set(profiles.map(({ id }) => id));
}
