import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
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
  return (
    <Section
      title={t('review.contents.title', { count: roles.length })}
      note={isWhole ? undefined : t('review.contents.note')}
    >
      <ul className={styles.grants}>
        {roles.map(({ name, contains }) => (
          <li key={name} className={styles.grant}>
            <span className={styles.name}>{name}</span>
            <ul className={styles.contains} aria-label={t('review.contents.label', { role: name })}>
              {contains.map((text) => (
                <li key={text}>{sentence(text)}</li>
              ))}
              {contains.length === 0 && <li>{t('review.contents.none')}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
