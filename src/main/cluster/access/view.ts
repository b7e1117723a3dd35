import type { AccessRequest, AccessRequestView, Person } from '#shared/model/access-request';
import { whyNotAssumable } from '#shared/model/request-machine';
import type { Resource } from '#shared/model/resource';
import { whyRequestLocked } from '../identity/locks';
import { mayAdminister } from '../policy/administration';
import { outcome } from '../policy/outcome';
import { mayReviewRoles } from '../policy/review';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { reviewDecision } from './may-review';
import { principalsWithin } from './principals-within';
import { countingReviews, isCalledUpon, thresholdsOf } from './review-subject';
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
  const subject = viewer.about.subjectOf(record);
  const review = reviewDecision(state, viewer.user, atClock(record, now), subject);
  const pending = request.state === 'PENDING';
  const isIn = new Set(record.resources.map(({ id }) => id));
  // What an approver left out is still to be told by its name.
  const resources = (record.asked ?? record).resources.flatMap(({ id }) => {
    const resource = state.resource(id);
    return resource && viewer.maySeeResource(resource) ? [resource] : [];
  });
  return {
    request,
    resources,
    principals: principalsOf(
      viewer,
      record,
      resources.filter(({ id }) => isIn.has(id)),
    ),
    can: {
      review: review.allowed,
      assume: mine && whyNotAssumable(request, now) === null,
      withdraw: mine && pending,
      revoke: request.state === 'APPROVED' && mayRevoke(viewer, record),
      release: mine && request.state === 'APPROVED',
      extend: mine && request.state === 'APPROVED',
      comment: (pending || request.state === 'APPROVED') && mayComment(viewer, record),
    },
    locked: whyRequestLocked(state, record.id),
    whyNotReview: review.allowed ? '' : review.reason,
    calledUpon: review.allowed && isCalledUpon(state, record, viewer.user, subject),
    waitingFor: pending
      ? outcome(thresholdsOf(state, record), countingReviews(state, record, subject)).waitingFor
      : '',
  };
}

/** What the request's roles give its requester on each resource now, within the constraint. */
export function principalsOf(
  { about }: Pick<Viewer, 'about'>,
  record: Pick<RequestRecord, 'requester' | 'roles' | 'resources'>,
  resources: readonly Resource[],
): AccessRequestView['principals'] {
  const reach = about.reachOf(record);
  if (!reach) return {};
  return Object.fromEntries(
    resources.map((resource) => {
      const asked = record.resources.find(({ id }) => id === resource.id);
      const choices = asked ? principalsWithin(reach.choices(resource), asked.constraint) : {};
      return [resource.id, choices];
    }),
  );
}

/** The requester, whoever may review it or has, and administrators of requests. To read it is no right to speak. */
export function mayComment(viewer: Viewer, record: RequestRecord): boolean {
  const { id } = viewer.user;
  return (
    record.requester === id ||
    record.reviews.some(({ author }) => author === id) ||
    mayReviewRoles(viewer, viewer.about.subjectOf(record)).allowed ||
    mayAdminister(viewer.roles, 'access_request', 'update').allowed
  );
}

/** Whoever may review it, and administrators of requests. The requester gives access back instead. */
export function mayRevoke(viewer: Viewer, record: RequestRecord): boolean {
  return (
    record.requester !== viewer.user.id &&
    (mayReviewRoles(viewer, viewer.about.subjectOf(record)).allowed ||
      mayAdminister(viewer.roles, 'access_request', 'update').allowed)
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
