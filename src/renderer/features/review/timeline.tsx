import type { AccessRequestView } from '#shared/model/access-request';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { instantText, relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './timeline.module.css';
import { timelineOf } from './timeline-steps';

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
