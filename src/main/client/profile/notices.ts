import type { ClusterEvent } from '#shared/api/events';

/** Said when what was assumed ended by the clock. */
export const assumedRanOut = 'The access you had assumed has ended. Your regular access is back.';

/** Why sessions end when their user gives up the access that they use. */
export const youDropped = 'You dropped this access.';
export const youAssumed = 'You assumed other access, which blocks what you used before.';

/** Why a profile is signed out after a start of the app. */
export const keysAreGone =
  'Keys are kept in memory only, so each start of Daypass asks you to sign in.';

type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

/** Why what was assumed is over, when this event about one of its requests says so; otherwise `null`. */
export function endOfAssumed(event: RequestEvent): string | null {
  const { state, resolution } = event.view.request;
  if (state === 'APPROVED' && event.change !== 'access-ended') return null;
  if (state !== 'REVOKED') return assumedRanOut;
  const who = event.by?.name ?? 'The cluster';
  const why = resolution.trim() === '' ? '' : ` ("${resolution.trim()}")`;
  return `${who} revoked the access you had assumed${why}. Your regular access is back.`;
}
