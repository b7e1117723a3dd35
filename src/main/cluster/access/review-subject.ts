import { isLocked, staticRoles } from '../identity/sessions';
import { annotationsOf } from '../policy/annotations';
import { thresholdsFor, type CountedReview, type RoleThresholds } from '../policy/outcome';
import { mayReviewRoles, whereFacts, type ReviewSubject } from '../policy/review';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';

type About = Pick<RequestRecord, 'requester' | 'roles' | 'reason'>;

/** What the right to review a request depends on. */
export function subjectOf(state: ClusterState, { requester, roles, reason }: About): ReviewSubject {
  const user = state.users.get(requester);
  const annotations = user ? annotationsOf(staticRoles(state, user), roles, user.traits) : {};
  return { roles, reason, annotations };
}

/** How many approvals and denials decide about a request, by the requester's roles as they are now. */
export function thresholdsOf(
  state: ClusterState,
  { requester, roles }: Pick<RequestRecord, 'requester' | 'roles'>,
): readonly RoleThresholds[] {
  const user = state.users.get(requester);
  return thresholdsFor(roles, user ? staticRoles(state, user) : [], user?.traits ?? {});
}

/** A user as their roles let them review: with static ones alone. */
export function reviewerOf(state: ClusterState, user: UserRecord) {
  return { id: user.id, roles: staticRoles(state, user), traits: user.traits };
}

/**
 * The reviews that count now. An approval counts only while its author exists, is not locked and may still review: a
 * reviewer who lost the right does not decide any more, nor does a rule that is gone or approves no more. A denial
 * stays.
 */
export function countingReviews(
  state: ClusterState,
  request: RequestRecord,
  subject = subjectOf(state, request),
): readonly CountedReview[] {
  return request.reviews.flatMap(({ author, rule, verdict, message }) => {
    const user = author === null ? undefined : state.users.get(author);
    const reviewer = user ? reviewerOf(state, user) : { roles: [], traits: {} };
    const stands =
      author === null
        ? state.reviewRules.get(rule ?? '')?.definition.verdict === 'approve'
        : user !== undefined && couldReview(state, user, request.requester, subject);
    if (verdict === 'approve' && !stands) return [];
    const review = { reason: message, annotations: {} };
    return [{ verdict, facts: { ...whereFacts(reviewer, subject), review } }];
  });
}

/** The names of those who could review a request, sorted. */
export function possibleReviewers(state: ClusterState, request: About): string[] {
  const subject = subjectOf(state, request);
  return [...state.users.values()]
    .filter((user) => couldReview(state, user, request.requester, subject))
    .map((user) => user.name)
    .sort();
}

/**
 * Whether somebody who may review a request is asked to now. The chosen reviewers are asked first; everybody is once
 * the request escalated, and where none of the chosen ones is left who could.
 */
export function isCalledUpon(
  state: ClusterState,
  request: RequestRecord,
  { id, name }: UserRecord,
  subject = subjectOf(state, request),
): boolean {
  if (request.escalations > 0 || request.suggestedReviewers.includes(name)) return true;
  const isAsked = (user: UserRecord | null) =>
    user !== null &&
    user.id !== id &&
    couldReview(state, user, request.requester, subject) &&
    !request.reviews.some(({ author }) => author === user.id);
  return !request.suggestedReviewers.some((each) => isAsked(state.userNamed(each)));
}

function couldReview(
  state: ClusterState,
  user: UserRecord,
  requester: string,
  subject: ReviewSubject,
): boolean {
  return (
    user.id !== requester &&
    user.deleted === null &&
    !isLocked(state, user) &&
    mayReviewRoles(reviewerOf(state, user), subject).allowed
  );
}
