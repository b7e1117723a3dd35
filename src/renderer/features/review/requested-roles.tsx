import type { AccessRequestView } from '#shared/model/access-request';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/screen';
import styles from './requested-resources.module.css';

/** The roles that were asked for by name. What each contains is told further below. */
export function RequestedRoles({ view }: { readonly view: AccessRequestView }) {
  return (
    <Section title="What">
      <ul className={styles.list}>
        {view.request.roles.map((role) => (
          <li key={role} className={styles.line}>
            <span className={styles.icon}>
              <Icon name="key" />
            </span>
            <span className={styles.words}>
              <span>
                Role <strong className={styles.name}>{role}</strong>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
