import { formatDuration } from '#shared/lib/duration';
import type { AccessRequest, Review } from '#shared/model/access-request';
import type { IconName } from '../../ui/icon';
import { instantText } from '../../ui/time';

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

function endedBy({ endedBy: person, requester }: AccessRequest, otherwise: string): string {
  return person?.name ?? (otherwise || requester.name);
}

/** How it ended, where that is not a review of its own. */
function endOf(request: AccessRequest): Step | null {
  const { state, resolution, requester, approvedAt, pendingUntil, accessUntil } = request;
  const end = { ...plain, key: 'end', message: resolution };
  switch (state) {
    case 'REVOKED':
      return {
        ...end,
        icon: 'close',
        tone: 'bad',
        text: `${endedBy(request, 'Somebody')} revoked the access`,
      };
    case 'RELEASED':
      // What the last review said belongs to the review.
      return { ...end, icon: 'leave', text: `${endedBy(request, '')} gave it back`, message: '' };
    case 'WITHDRAWN':
      return { ...end, icon: 'leave', text: `${requester.name} withdrew it` };
    case 'EXTENDED':
      return {
        ...end,
        icon: 'clock',
        tone: 'ok',
        message: '',
        text:
          accessUntil === null
            ? 'The access was prolonged'
            : `The access was prolonged until ${instantText(accessUntil)}`,
      };
    case 'EXPIRED':
      return approvedAt === null
        ? { ...end, icon: 'clock', text: 'It lapsed: nobody decided in time', at: pendingUntil }
        : { ...end, icon: 'clock', text: 'The access ended', at: accessUntil };
    default:
      return null;
  }
}

function reviewStep({ author, rule, verdict, message, at, terms }: Review): Step {
  const isApproval = verdict === 'approve';
  const verb = isApproval ? 'approved' : 'denied';
  return {
    key: `review ${author?.id ?? rule}`,
    icon: isApproval ? 'check' : 'close',
    tone: isApproval ? 'ok' : 'bad',
    text: `${author?.name ?? `Rule ${rule}`} ${verb}${terms === null ? '' : ' and narrowed it'}`,
    message,
    at,
  };
}

/** A request that prolonged this one, or is to. */
function extensionStep(extension: AccessRequest): Step {
  const { id, requester, accessDuration, reason, state, created } = extension;
  const asked = `${requester.name} asked for ${formatDuration(accessDuration)} more`;
  const ends = { PENDING: ', which waits', EXTENDED: ', and got it' };
  const end = state === 'PENDING' || state === 'EXTENDED' ? ends[state] : ', and did not get it';
  return {
    ...plain,
    key: `extension ${id}`,
    icon: 'clock',
    text: asked + (state === 'APPROVED' ? '' : end),
    message: reason,
    at: created,
  };
}

function startOf({ state, startAt, approvedAt }: AccessRequest, now: number): Step | null {
  if (startAt === null || approvedAt === null || startAt <= approvedAt) return null;
  const step = { ...plain, key: 'start', icon: 'play', at: startAt } as const;
  if (startAt <= now) return { ...step, text: 'The access started' };
  return state === 'APPROVED' ? { ...step, text: 'The access starts' } : null;
}

const times = ['', 'once', 'twice'];

function escalationOf({ escalations }: AccessRequest): Step | null {
  if (escalations === 0) return null;
  const often = times[escalations] ?? `${escalations} times`;
  const text = `Nobody had decided: all who may review it were told ${often}`;
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
    text: `${request.requester.name} asked`,
    at: request.created,
  };
  const comments = request.comments.map(({ id, author, text, at }): Step => ({
    ...plain,
    key: id,
    icon: 'comment',
    text: `${author.name} wrote`,
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
