import type { Decision } from '#shared/model/decision';
import { whyRequestLocked } from '../identity/locks';
import { mayReview } from '../policy/review';
import { deny, refuse } from '../policy/trace';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { reviewerOf, subjectOf } from './review-subject';

/**
 * Whether somebody may review a request now, and why.
 *
 * @param request with the state that the clock gives it
 */
export function reviewDecision(
  state: ClusterState,
  user: UserRecord,
  request: RequestRecord,
  subject = subjectOf(state, request),
): Decision {
  const { requester, reviews } = request;
  if (request.state === 'PENDING') {
    const stopped = whyStopped(state, request);
    if (stopped !== null) return refuse([deny('review.stopped', null, stopped)]);
  }
  return mayReview(reviewerOf(state, user), {
    ...subject,
    requester: { id: requester },
    state: request.state,
    reviews: reviews.map(({ author }) => ({ author: author === null ? null : { id: author } })),
  });
}

/** Why nobody decides on a request that waits, in words; `null` when somebody may. */
function whyStopped(state: ClusterState, request: RequestRecord): string | null {
  const requester = state.users.get(request.requester);
  if (!requester || requester.deleted !== null)
    return `${requester?.name ?? 'Who asked'} is no longer a user of this cluster`;
  const prolonged = request.extends === null ? null : state.openRequests.get(request.extends);
  const locked =
    whyRequestLocked(state, request.id) ?? (prolonged && whyRequestLocked(state, prolonged.id));
  return locked?.replace(/\.$/, '') ?? null;
}
