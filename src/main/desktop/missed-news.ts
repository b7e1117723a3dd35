import type { RequestChange } from '#shared/api/events';
import type { AccessRequestView, RequestState } from '#shared/model/access-request';
import type { RequestEvent } from './notification-rules';

/** By which change a request comes to a state. */
const ledTo: Readonly<Record<RequestState, RequestChange | null>> = {
  PENDING: null,
  APPROVED: 'approved',
  DENIED: 'denied',
  WITHDRAWN: 'withdrawn',
  REVOKED: 'revoked',
  EXPIRED: 'expired',
};

/**
 * What happened to a request while nobody listened, as the event that would have told it: for a list that was read
 * anew after the cluster was away.
 *
 * @returns `null` when it stands where it stood
 */
export function missedEvent(
  before: AccessRequestView,
  view: AccessRequestView,
  now: number,
): RequestEvent | null {
  const { state, endedBy, reviews } = view.request;
  const was = before.request.state;
  if (state === was) return null;
  const change = state === 'EXPIRED' && was === 'APPROVED' ? 'access-ended' : ledTo[state];
  if (change === null) return null;
  const by = endedBy ?? (change === 'access-ended' ? null : (reviews.at(-1)?.author ?? null));
  return { type: 'request', revision: 0, at: now, change, by, view };
}
