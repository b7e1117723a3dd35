import type { RequestState, ReviewVerdict } from '#shared/model/access-request';
import { relativeTime } from './time';
import { inWords, requestStates, type Words } from './words';

interface Standing {
  readonly state: RequestState;
  readonly startAt: number | null;
}

/** Whether access is approved and has not started yet. */
export function isScheduled({ state, startAt }: Standing, now: number): boolean {
  return state === 'APPROVED' && startAt !== null && startAt > now;
}

/** How a request stands now: what is approved and has not started yet says when it does. */
export function stateWords(request: Standing, now: number): Words {
  const { startAt } = request;
  return startAt !== null && isScheduled(request, now)
    ? { text: `Starts ${relativeTime(startAt, now)}`, tone: 'accent' }
    : requestStates[request.state];
}

/** Roles in a sentence: `the role access`, `the roles access and deploy`. */
export function rolesText(roles: readonly string[]): string {
  return `the role${roles.length === 1 ? '' : 's'} ${inWords(roles)}`;
}

/** What a rule of the cluster will do, told before it does. */
export function autoReviewText(review: {
  readonly verdict: ReviewVerdict;
  readonly rule: string;
}): string {
  const verb = review.verdict === 'approve' ? 'approves' : 'denies';
  return `Rule ${review.rule} ${verb} this by itself.`;
}
