import type { ApiOutput } from '#shared/api/contract';
import { Section } from '../../ui/screen';
import { sentence } from '../../ui/words';
import styles from './request-explanation.module.css';

/** What the roles in a request contain, in plain words: more than the request gives where it names resources. */
export function RoleContents(props: {
  readonly roles: ApiOutput<'requests.explain'>['roles'];
  /** Whether the roles were asked for by name, so that all of it is what one gets. */
  readonly isWhole: boolean;
}) {
  const { roles, isWhole } = props;
  if (roles.length === 0) return null;
  const one = roles.length === 1;
  return (
    <Section
      title={one ? 'What the role contains' : 'What the roles contain'}
      note={isWhole ? undefined : 'The request gives no more of it than what it names above.'}
    >
      <ul className={styles.grants}>
        {roles.map(({ name, contains }) => (
          <li key={name} className={styles.grant}>
            <span className={styles.name}>{name}</span>
            <ul className={styles.contains} aria-label={`What ${name} contains`}>
              {contains.map((text) => (
                <li key={text}>{sentence(text)}</li>
              ))}
              {contains.length === 0 && <li>Nothing that can be used.</li>}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
