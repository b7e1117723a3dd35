import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { RequestState, ReviewVerdict } from '#shared/model/access-request';
import { relativeTime } from './time';
import { requestStateWords, type Words } from './words';

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
    ? { text: t('ui.requestState.starts', { when: relativeTime(startAt, now) }), tone: 'accent' }
    : requestStateWords(request.state);
}

/** Roles in a sentence: `the role access`, `the roles access and deploy`. */
export function rolesText(roles: readonly string[]): string {
  return t('ui.roles', { count: roles.length, roles: inWords(roles) });
}

/** What a rule of the cluster will do, told before it does. */
export function autoReviewText(review: {
  readonly verdict: ReviewVerdict;
  readonly rule: string;
}): string {
  return t(`ui.autoReview.${review.verdict}`, { rule: review.rule });
}
