import { t } from '#shared/i18n/text';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequest, Review } from '#shared/model/access-request';
import type { IconName } from '../../ui/icon';
import { instantText } from '../../ui/time';
import { reviewerOf } from './overtaken';

export interface Step {
  readonly key: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'ok' | 'bad';
  readonly text: string;
  readonly message: string;
  /** `null` where the request does not say when it happened. */
  readonly at: number | null;
}

const plain = { tone: 'plain', message: '', at: null } as const;

/** How it ended, where that is not a review of its own. */
function endOf(request: AccessRequest): Step | null {
  const { state, resolution, requester, endedBy, approvedAt, pendingUntil, accessUntil } = request;
  const end = { ...plain, key: 'end', message: resolution };
  switch (state) {
    case 'REVOKED':
      return {
        ...end,
        icon: 'close',
        tone: 'bad',
        text: endedBy
          ? t('review.timeline.revoked', { who: endedBy.name })
          : t('review.timeline.revokedBySomebody'),
      };
    case 'RELEASED':
      // What the last review said belongs to the review.
      return {
        ...end,
        icon: 'leave',
        text: t('review.timeline.released', { who: endedBy?.name ?? requester.name }),
        message: '',
      };
    case 'WITHDRAWN':
      return {
        ...end,
        icon: 'leave',
        text: t('review.timeline.withdrew', { who: requester.name }),
      };
    case 'EXTENDED':
      return {
        ...end,
        icon: 'clock',
        tone: 'ok',
        message: '',
        text:
          accessUntil === null
            ? t('review.timeline.prolonged')
            : t('review.timeline.prolongedUntil', { end: instantText(accessUntil) }),
      };
    case 'EXPIRED':
      return approvedAt === null
        ? { ...end, icon: 'clock', text: t('review.timeline.lapsed'), at: pendingUntil }
        : { ...end, icon: 'clock', text: t('review.timeline.ended'), at: accessUntil };
    default:
      return null;
  }
}

function reviewStep(review: Review): Step {
  const { author, rule, verdict, message, at, terms } = review;
  const isApproval = verdict === 'approve';
  const approved = terms === null ? 'review.timeline.approved' : 'review.timeline.narrowed';
  const said = isApproval ? approved : 'review.timeline.denied';
  return {
    key: `review ${author?.id ?? rule}`,
    icon: isApproval ? 'check' : 'close',
    tone: isApproval ? 'ok' : 'bad',
    text: t(said, reviewerOf(review)),
    message,
    at,
  };
}

/** A request that prolonged this one, or is to. */
function extensionStep(extension: AccessRequest): Step {
  const { id, requester, accessDuration, reason, state, created } = extension;
  const lasts = formatDuration(accessDuration);
  return {
    ...plain,
    key: `extension ${id}`,
    icon: 'clock',
    text: t('review.timeline.extension', { state, who: requester.name, lasts }),
    message: reason,
    at: created,
  };
}

function startOf({ state, startAt, approvedAt }: AccessRequest, now: number): Step | null {
  if (startAt === null || approvedAt === null || startAt <= approvedAt) return null;
  const step = { ...plain, key: 'start', icon: 'play', at: startAt } as const;
  if (startAt <= now) return { ...step, text: t('review.timeline.started') };
  return state === 'APPROVED' ? { ...step, text: t('review.timeline.starts') } : null;
}

function escalationOf({ escalations }: AccessRequest): Step | null {
  if (escalations === 0) return null;
  const text = t('review.timeline.escalated', { count: escalations });
  return { ...plain, key: 'escalation', icon: 'bell', text };
}

/**
 * What happened to a request, oldest first. That more reviewers were called has no time: it was before the decision.
 *
 * @param extensions those of the requests known that name this one as what they prolong
 */
export function timelineOf(
  request: AccessRequest,
  extensions: readonly AccessRequest[],
  now: number,
): readonly Step[] {
  const created: Step = {
    ...plain,
    key: 'created',
    icon: 'send',
    text: t('review.timeline.asked', { who: request.requester.name }),
    at: request.created,
  };
  const comments = request.comments.map(({ id, author, text, at }): Step => ({
    ...plain,
    key: id,
    icon: 'comment',
    text: t('review.timeline.wrote', { who: author.name }),
    message: text,
    at,
  }));
  const start = startOf(request, now);
  const dated = [
    ...request.reviews.map(reviewStep),
    ...comments,
    ...extensions.map(extensionStep),
    ...(start ? [start] : []),
  ].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const decided = dated.findIndex(({ tone }) => tone !== 'plain');
  const at = decided === -1 ? dated.length : decided;
  const steps = [
    created,
    ...dated.slice(0, at),
    escalationOf(request),
    ...dated.slice(at),
    endOf(request),
  ];
  return steps.filter((step) => step !== null);
}
