import type { RequestRecord, ReviewRecord } from '../store/records';
import type { ClusterState } from '../store/cluster-state';
import { outcome } from '../policy/outcome';
import { approvalSteps } from './approval';
import { countingReviews, thresholdsOf } from './review-subject';
import { move, type Step } from './steps';

/**
 * What one more review of a pending request leads to. A denial by a rule denies at once; of people it takes as many as
 * the thresholds say.
 *
 * @param request as it counts from this review on: narrowed, where the review narrows it
 * @param details what the audit log says of the review besides
 */
export function decidedSteps(
  state: ClusterState,
  now: number,
  {
    request,
    review,
    details,
  }: {
    readonly request: RequestRecord;
    readonly review: ReviewRecord;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): readonly Step[] {
  const { verdict, message, author, rule } = review;
  const reviewed = { ...request, reviews: [...request.reviews, review] };
  const by = author;
  const said = {
    by,
    review,
    details: { verdict, message, ...(rule !== null && { rule }), ...details },
  };
  const decided =
    rule !== null && verdict === 'deny'
      ? 'DENIED'
      : outcome(thresholdsOf(state, request), countingReviews(state, reviewed)).state;
  if (decided === 'PENDING')
    return [{ ...said, request: move(reviewed, 'review'), change: 'reviewed' }];
  const resolved = { ...reviewed, resolution: message };
  if (decided === 'APPROVED') return approvalSteps(state, now, resolved, said);
  return [{ ...said, request: move(resolved, 'deny'), change: 'denied' }];
}
