import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { requestsOf } from '../../stores/requests-store';
import { useFrom } from '../../stores/use-stores';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { instantText, relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './timeline.module.css';
import { timelineOf } from './timeline-steps';

export function Timeline(props: { readonly profileId: string; readonly view: AccessRequestView }) {
  const { profileId, view } = props;
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  const now = useNow(30_000);
  const extensions = Object.values(views)
    .map(({ request }) => request)
    .filter((request) => request.extends === view.request.id);
  return (
    <ol className={styles.steps} aria-label={t('review.detail.happened')}>
      {timelineOf(view.request, extensions, now).map((step) => (
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
            {step.message && (
              <p className={styles.message} data-selectable>
                {step.message}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
