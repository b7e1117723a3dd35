import type { AccessRequestView } from '#shared/model/access-request';
import { isOlderView } from '#shared/model/request-order';

/** The requests that a profile's user asked for or may decide on, as far as main knows them, by request id. */
export type RequestBoard = ReadonlyMap<string, ReadonlyMap<string, AccessRequestView>>;

/** Puts a request as it is now; one that nobody here can act on any more is left out. */
export function withRequest(
  board: RequestBoard,
  profileId: string,
  view: AccessRequestView,
  now: number,
): RequestBoard {
  const views = new Map(board.get(profileId) ?? []);
  const known = views.get(view.request.id);
  if (known && isOlderView(view, known)) return board;
  if (isLive(view, now)) views.set(view.request.id, view);
  else views.delete(view.request.id);
  return new Map(board).set(profileId, views);
}

/** Replaces what is known for a profile, after it was listed anew. */
export function withRequests(
  board: RequestBoard,
  profileId: string,
  views: readonly AccessRequestView[],
  now: number,
): RequestBoard {
  const live = views.filter((view) => isLive(view, now));
  return new Map(board).set(profileId, new Map(live.map((view) => [view.request.id, view])));
}

/** Forgets the profiles that are no longer signed in. */
export function withoutOthers(board: RequestBoard, signedIn: ReadonlySet<string>): RequestBoard {
  return new Map([...board].filter(([profileId]) => signedIn.has(profileId)));
}

function isLive(view: AccessRequestView, now: number): boolean {
  const { request } = view;
  return request.state === 'PENDING' || (request.state === 'APPROVED' && end(view) > now);
}

/** Requests that wait for this profile's review, newest first. */
export function waitingReviews(board: RequestBoard, profileId: string): AccessRequestView[] {
  return [...(board.get(profileId)?.values() ?? [])]
    .filter(({ request, can }) => request.state === 'PENDING' && can.review)
    .toSorted((a, b) => b.request.created - a.request.created);
}

const end = ({ request }: AccessRequestView) => request.accessUntil ?? 0;

/** Whether a request to extend this one waits for a decision. */
export function isBeingExtended(board: RequestBoard, profileId: string, request: string): boolean {
  const views = [...(board.get(profileId)?.values() ?? [])];
  return views.some((view) => view.request.extends === request && view.request.state === 'PENDING');
}

/** This user's own approved requests whose access has not ended, the first to end first. */
export function approvedRequests(
  board: RequestBoard,
  profileId: string,
  userId: string,
  now: number,
): AccessRequestView[] {
  return [...(board.get(profileId)?.values() ?? [])]
    .filter((view) => view.request.state === 'APPROVED' && end(view) > now)
    .filter(({ request }) => request.requester.id === userId)
    .toSorted((a, b) => end(a) - end(b));
}
