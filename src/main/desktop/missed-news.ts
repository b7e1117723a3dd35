import type { RequestChange } from '#shared/api/events';
import type { AccessRequest, AccessRequestView, Person } from '#shared/model/access-request';
import type { RequestEvent } from './notification-rules';

type Missed = { readonly change: RequestChange; readonly by: Person | null } | null;

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
  const missed = missedIn(before.request, view.request);
  return missed && { type: 'request', revision: 0, at: now, ...missed, view };
}

function missedIn(before: AccessRequest, request: AccessRequest): Missed {
  const { state, endedBy, reviews } = request;
  const reviewer = reviews.at(-1)?.author ?? null;
  if (state === before.state) return missedWithin(before, request);
  switch (state) {
    case 'PENDING':
      return null;
    case 'APPROVED':
    case 'EXTENDED':
      return { change: 'approved', by: reviewer };
    case 'DENIED':
      return { change: 'denied', by: reviewer };
    case 'WITHDRAWN':
      return { change: 'withdrawn', by: request.requester };
    case 'RELEASED':
      return { change: 'released', by: endedBy };
    case 'REVOKED':
      return { change: 'revoked', by: endedBy };
    case 'EXPIRED':
      return { change: before.state === 'APPROVED' ? 'access-ended' : 'expired', by: null };
  }
}

/** What happens to a request without moving it to another state; the last that matters. */
function missedWithin(before: AccessRequest, request: AccessRequest): Missed {
  if ((request.accessUntil ?? 0) > (before.accessUntil ?? 0))
    return { change: 'prolonged', by: null };
  if (request.comments.length > before.comments.length)
    return { change: 'commented', by: request.comments.at(-1)?.author ?? null };
  return request.escalations > before.escalations ? { change: 'escalated', by: null } : null;
}
