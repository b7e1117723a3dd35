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
    <Section title={view.request.state === 'PENDING' ? 'What it would give' : 'What it gives'}>
      {error && <p className={styles.muted}>{error.message}</p>}
      {value && (
        <ul className={styles.grants}>
          {value.grants.map(({ resource, steps }) => {
            const name = resourceName(view, resource);
            return (
              <li key={resource} className={styles.grant}>
                <span className={styles.name}>{name}</span>
                <Trace label={`What it gives on ${name}`} steps={steps} />
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
