import type { ClusterEvent } from '#shared/api/events';

/** Said when what was assumed ended by the clock. */
export const assumedRanOut = 'The access you had assumed has ended.';

/** Said after that when nothing else is assumed, and regular access had been put aside for it. */
export const regularIsBack = 'Your regular access is back.';

/** Why a profile is signed out after a start of the app. */
export const keysAreGone =
  'Keys are kept in memory only, so each start of Daypass asks you to sign in.';

type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

/** Why what was assumed is over, when this event about one of its requests says so; otherwise `null`. */
export function endOfAssumed(event: RequestEvent): string | null {
  const { request, locked } = event.view;
  const who = event.by?.name ?? 'The cluster';
  if (event.change === 'locked' && locked !== null)
    return `${who} locked the access you had assumed. ${locked}`;
  if (request.state === 'APPROVED' && event.change !== 'access-ended') return null;
  if (request.state === 'RELEASED') return 'You gave this access back.';
  if (request.state !== 'REVOKED') return assumedRanOut;
  const resolution = request.resolution.trim();
  const why = resolution === '' ? '' : ` ("${resolution}")`;
  return `${who} revoked the access you had assumed${why}.`;
}
