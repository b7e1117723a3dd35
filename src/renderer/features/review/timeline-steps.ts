import type { AccessRequest } from '#shared/model/access-request';
import type { IconName } from '../../ui/icon';

export interface Step {
  readonly key: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'ok' | 'bad';
  readonly text: string;
  readonly message: string;
  /** `null` where the request does not say when it happened. */
  readonly at: number | null;
}

/** How it ended, where that is not a review of its own. */
function endOf(request: AccessRequest): Step | null {
  const { state, endedBy, resolution, requester } = request;
  const end = { key: 'end', tone: 'plain', message: resolution, at: null } as const;
  if (state === 'REVOKED')
    return {
      ...end,
      icon: 'close',
      tone: 'bad',
      text: `${endedBy?.name ?? 'Somebody'} revoked the access`,
    };
  if (state === 'WITHDRAWN')
    return { ...end, icon: 'leave', text: `${requester.name} withdrew it` };
  if (state === 'EXPIRED')
    return request.approvedAt === null
      ? {
          ...end,
          icon: 'clock',
          text: 'It lapsed: nobody decided in time',
          at: request.pendingUntil,
        }
      : { ...end, icon: 'clock', text: 'The access ended', at: request.accessUntil };
  return null;
}

/** What happened to a request, oldest first. */
export function timelineOf(request: AccessRequest): readonly Step[] {
  const created: Step = {
    key: 'created',
    icon: 'send',
    tone: 'plain',
    text: `${request.requester.name} asked`,
    message: '',
    at: request.created,
  };
  const reviews = request.reviews.map(({ author, rule, verdict, message, at }): Step => {
    const isApproval = verdict === 'approve';
    return {
      key: `${author?.id ?? rule} ${at}`,
      icon: isApproval ? 'check' : 'close',
      tone: isApproval ? 'ok' : 'bad',
      text: `${author?.name ?? `Rule ${rule}`} ${isApproval ? 'approved' : 'denied'}`,
      message,
      at,
    };
  });
  const end = endOf(request);
  return [created, ...reviews, ...(end ? [end] : [])];
}
