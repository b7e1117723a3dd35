import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { RequestTerms } from '#shared/model/access-request';
import { mayReviewRoles } from '../policy/review';
import type { RequestRecord } from '../store/records';
import { decidedSteps } from './decided';
import { reviewDecision } from './may-review';
import { narrowedTo, termsOf } from './narrowing';
import { reviewerOf, subjectOf } from './review-subject';
import { move, type Step } from './steps';
import type { Viewer } from './viewer';

/**
 * What somebody's review of a request leads to.
 *
 * @param request with the state that the clock gives it
 * @throws ExpectedError `not_allowed`, `wrong_state`, and what {@link narrowedTo} throws
 */
export function reviewSteps(
  viewer: Viewer,
  now: number,
  request: RequestRecord,
  { verdict, message, terms }: ApiInput<'requests.review'>,
): readonly Step[] {
  requireReviewer(viewer, request);
  const narrowed = terms === null ? null : narrowedTo(viewer, request, terms);
  const review = {
    ...{ request: request.id, author: viewer.user.id, rule: null, verdict, message, at: now },
    terms: narrowed,
  };
  const about = narrowed ? narrowedRequest(viewer, request, narrowed) : request;
  const details = narrowed ? { narrowed: { before: termsOf(request), after: narrowed } } : {};
  const steps = decidedSteps(viewer.state, now, { request: about, review, details });
  for (const step of steps) requireSomeTimeLeft(step.request, now);
  return steps;
}

function requireReviewer({ state, user }: Viewer, request: RequestRecord): void {
  const decision = reviewDecision(state, user, request);
  if (decision.allowed) return;
  if (request.state !== 'PENDING') move(request, 'review');
  throw new ExpectedError('not_allowed', `${decision.reason}.`);
}

/** What is asked for first stays known. Who may review the whole need not be one who may review what is left. */
function narrowedRequest(
  { state, user }: Viewer,
  request: RequestRecord,
  terms: RequestTerms,
): RequestRecord {
  const narrowed = { ...request, ...terms, asked: request.asked ?? termsOf(request) };
  const decision = mayReviewRoles(reviewerOf(state, user), subjectOf(state, narrowed));
  if (!decision.allowed)
    throw new ExpectedError('not_allowed', `${decision.reason}.`, { field: 'terms' });
  return narrowed;
}

/** The time may run from the request, and a start may lie behind its end. */
function requireSomeTimeLeft({ state, startAt, accessUntil }: RequestRecord, now: number): void {
  if (state !== 'APPROVED' || (accessUntil ?? 0) > Math.max(now, startAt ?? 0)) return;
  throw new ExpectedError(
    'wrong_state',
    'The time of this access would be over before it starts, as it runs from the request. Deny it, or choose an earlier start.',
  );
}
