import type { ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { Icon } from '../../ui/icon';
import { RichText } from '../../ui/rich-text';
import { Section } from '../../ui/screen';
import styles from './requested-resources.module.css';

const tags = {
  name: (inner: ReactNode) => <strong className={styles.name}>{inner}</strong>,
};

/** The roles that were asked for by name. What each contains is told further below. */
export function RequestedRoles({ view }: { readonly view: AccessRequestView }) {
  return (
    <Section title={t('review.what.title')}>
      <ul className={styles.list}>
        {view.request.roles.map((role) => (
          <li key={role} className={styles.line}>
            <span className={styles.icon}>
              <Icon name="key" />
            </span>
            <span className={styles.words}>
              <span>
                <RichText id="review.what.role" values={{ role }} tags={tags} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
