import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { Section } from '../../ui/screen';
import { Trace } from '../../ui/trace';
import styles from './request-explanation.module.css';
import { resourceName } from '../../ui/request-names';
import type { Explanation } from './use-explanation';

/** What the request gives, resource by resource: through which role, because of which labels. */
export function RequestExplanation(props: {
  readonly view: AccessRequestView;
  readonly explanation: Explanation;
}) {
  const { view, explanation } = props;
  const { value, error } = explanation;
  if (!error && !value?.grants.length) return null;
  return (
    <Section
      title={t(view.request.state === 'PENDING' ? 'review.gives.pending' : 'review.gives.title')}
    >
      {error && <p className={styles.muted}>{error.message}</p>}
      {value && (
        <ul className={styles.grants}>
          {value.grants.map(({ resource, steps }) => {
            const name = resourceName(view, resource);
            return (
              <li key={resource} className={styles.grant}>
                <span className={styles.name}>{name}</span>
                <Trace label={t('review.gives.on', { resource: name })} steps={steps} />
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
