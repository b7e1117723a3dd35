import type { AccessRequest, AccessRequestView, Person } from '#shared/model/access-request';
import { whyNotAssumable } from '#shared/model/request-machine';
import type { Resource } from '#shared/model/resource';
import { roleNamed, staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import { lookUpRoles } from '../policy/compiled-role';
import { admits } from '../policy/grant';
import { outcome, thresholdsFor } from '../policy/outcome';
import { createReach } from '../policy/reachable-logins';
import { mayReview, mayReviewRoles } from '../policy/review';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { countingReviews } from './reviews-that-count';
import type { Viewer } from './viewer';

/** A person by id, with the name they have now; deleted users keep theirs. */
export function personOf(state: ClusterState, id: string): Person {
  return { id, name: state.users.get(id)?.name ?? 'somebody who is gone' };
}

/** The request as the shared model has it: with people instead of ids. */
export function toAccessRequest(state: ClusterState, record: RequestRecord): AccessRequest {
  return {
    ...record,
    requester: personOf(state, record.requester),
    endedBy: record.endedBy === null ? null : personOf(state, record.endedBy),
    reviews: record.reviews.map(({ author, verdict, message, at }) => ({
      author: personOf(state, author),
      verdict,
      message,
      at,
    })),
  };
}

/** A request as one caller sees it, or `null` when they may not. */
export function viewOf(
  state: ClusterState,
  now: number,
  viewer: Viewer,
  record: RequestRecord,
): AccessRequestView | null {
  if (!viewer.maySeeRequest(record)) return null;
  const request = toAccessRequest(state, atClock(record, now));
  const mine = record.requester === viewer.user.id;
  const review = mayReview({ id: viewer.user.id, roles: viewer.roles }, request);
  const pending = request.state === 'PENDING';
  const resources = record.resources.flatMap(({ id }) => {
    const resource = state.nodes.get(id)?.resource;
    return resource && viewer.maySeeResource(resource) ? [resource] : [];
  });
  return {
    request,
    resources,
    logins: loginsOf(state, record, resources),
    can: {
      review: review.allowed,
      assume: mine && whyNotAssumable(request, now) === null,
      withdraw: mine && pending,
      revoke: request.state === 'APPROVED' && mayRevoke(viewer, record),
    },
    whyNotReview: review.allowed ? '' : review.reason,
    waitingFor: pending
      ? outcome(thresholdsFor(record.roles), countingReviews(state, record)).waitingFor
      : '',
  };
}

/** What the request's roles give its requester on each resource now, within the constraint. */
function loginsOf(
  state: ClusterState,
  record: RequestRecord,
  resources: readonly Resource[],
): AccessRequestView['logins'] {
  const requester = state.users.get(record.requester);
  if (!requester) return {};
  const reach = createReach({
    roles: lookUpRoles(record.roles, roleNamed(state)),
    denyRoles: staticRoles(state, requester),
    traits: requester.traits,
  });
  return Object.fromEntries(
    resources.map((resource) => {
      const asked = record.resources.find(({ id }) => id === resource.id);
      const logins = reach.logins(resource);
      return [resource.id, logins.filter((login) => asked && admits(asked.constraint, login))];
    }),
  );
}

/** Whoever may review it, an administrator of requests, and the requester, who may give access back. */
export function mayRevoke(viewer: Viewer, record: RequestRecord): boolean {
  return (
    record.requester === viewer.user.id ||
    mayReviewRoles(viewer.roles, record.roles).allowed ||
    mayAdminister(viewer.roles, 'access_request', 'update').allowed
  );
}

/** The record with the state that the clock gives it: what has run out is over, also before that is written down. */
export function atClock(record: RequestRecord, now: number): RequestRecord {
  return isDue(record, now) ? { ...record, state: 'EXPIRED' } : record;
}

/** Whether a request has run out by the clock: nobody decided in time, or the access has ended. */
export function isDue(record: RequestRecord, now: number): boolean {
  if (record.state === 'PENDING') return record.pendingUntil <= now;
  return record.state === 'APPROVED' && (record.accessUntil ?? 0) <= now;
}
