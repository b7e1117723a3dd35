import { staticRoles } from '../identity/sessions';
import { mayReviewRoles } from '../policy/review';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, ReviewRecord } from '../store/records';

/**
 * The reviews that count now. An approval counts only while its author exists, is not locked and may still review:
 * a reviewer who lost the right does not decide any more. A denial stays.
 */
export function countingReviews(
  state: ClusterState,
  request: RequestRecord,
): readonly ReviewRecord[] {
  return request.reviews.filter((review) => {
    if (review.verdict === 'deny') return true;
    const author = state.users.get(review.author);
    return (
      author !== undefined &&
      author.deleted === null &&
      author.locked === null &&
      mayReviewRoles(staticRoles(state, author), request.roles).allowed
    );
  });
}
