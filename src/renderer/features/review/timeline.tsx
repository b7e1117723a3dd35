import type { AccessRequest, AccessRequestView } from '#shared/model/access-request';
import { classes } from '../../ui/classes';
import { Icon, type IconName } from '../../ui/icon';
import { instantText, relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './timeline.module.css';

interface Step {
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
  const reviews = request.reviews.map(({ author, verdict, message, at }): Step => {
    const isApproval = verdict === 'approve';
    return {
      key: `${author.id} ${at}`,
      icon: isApproval ? 'check' : 'close',
      tone: isApproval ? 'ok' : 'bad',
      text: `${author.name} ${isApproval ? 'approved' : 'denied'}`,
      message,
      at,
    };
  });
  const end = endOf(request);
  return [created, ...reviews, ...(end ? [end] : [])];
}

export function Timeline({ view }: { readonly view: AccessRequestView }) {
  const now = useNow(30_000);
  return (
    <ol className={styles.steps}>
      {timelineOf(view.request).map((step) => (
        <li key={step.key} className={styles.step}>
          <span className={classes(styles.mark, styles[step.tone])}>
            <Icon name={step.icon} size={13} />
          </span>
          <div className={styles.words}>
            <span>
              {step.text}
              {step.at !== null && (
                <time className={styles.when} title={instantText(step.at)}>
                  {relativeTime(step.at, now)}
                </time>
              )}
            </span>
            {step.message && <p className={styles.message}>{step.message}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
