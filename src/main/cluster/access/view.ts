import type { AccessRequest, AccessRequestView, Person } from '#shared/model/access-request';
import { whyNotAssumable } from '#shared/model/request-machine';
import type { Resource } from '#shared/model/resource';
import { whyRequestLocked } from '../identity/locks';
import { roleNamed, staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import { lookUpRoles } from '../policy/bound-role';
import { outcome } from '../policy/outcome';
import { createReach } from '../policy/reach';
import { mayReview, mayReviewRoles } from '../policy/review';
import { isOpen, type ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { principalsWithin } from './principals-within';
import { countingReviews, reviewerOf, subjectOf, thresholdsOf } from './review-subject';
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
    reviews: record.reviews.map(({ request: _request, author, ...review }) => ({
      ...review,
      author: author === null ? null : personOf(state, author),
    })),
    comments: record.comments.map(({ request: _request, author, ...comment }) => ({
      ...comment,
      author: personOf(state, author),
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
  const { annotations } = subjectOf(state, record);
  const review = mayReview(reviewerOf(state, viewer.user), { ...request, annotations });
  const locked = isOpen(request) ? whyRequestLocked(state, record.id) : null;
  const pending = request.state === 'PENDING';
  const resources = record.resources.flatMap(({ id }) => {
    const resource = state.resource(id);
    return resource && viewer.maySeeResource(resource) ? [resource] : [];
  });
  return {
    request,
    resources,
    principals: principalsOf(state, record, resources),
    can: {
      review: review.allowed && locked === null,
      assume: mine && locked === null && whyNotAssumable(request, now) === null,
      withdraw: mine && pending,
      revoke: request.state === 'APPROVED' && mayRevoke(viewer, record),
      release: mine && request.state === 'APPROVED',
      extend: mine && locked === null && request.state === 'APPROVED',
      comment: pending || request.state === 'APPROVED',
    },
    locked,
    whyNotReview: review.allowed ? '' : review.reason,
    waitingFor: pending
      ? outcome(thresholdsOf(state, record), countingReviews(state, record)).waitingFor
      : '',
  };
}

/** What the request's roles give its requester on each resource now, within the constraint. */
function principalsOf(
  state: ClusterState,
  record: RequestRecord,
  resources: readonly Resource[],
): AccessRequestView['principals'] {
  const requester = state.users.get(record.requester);
  if (!requester) return {};
  const reach = createReach({
    roles: lookUpRoles(record.roles, roleNamed(state)),
    denyRoles: staticRoles(state, requester),
    bearer: requester,
  });
  return Object.fromEntries(
    resources.map((resource) => {
      const asked = record.resources.find(({ id }) => id === resource.id);
      const choices = asked ? principalsWithin(reach.choices(resource), asked.constraint) : {};
      return [resource.id, choices];
    }),
  );
}

/** Whoever may review it, and an administrator of requests. The requester gives access back instead. */
export function mayRevoke(viewer: Viewer, record: RequestRecord): boolean {
  return (
    mayReviewRoles(viewer, subjectOf(viewer.state, record)).allowed ||
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
