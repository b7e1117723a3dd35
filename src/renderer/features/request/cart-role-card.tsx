import type { ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { RichText } from '../../ui/rich-text';
import styles from './cart-item-card.module.css';
import { ItemProblems } from './item-problems';

const titleTags = {
  kind: (inner: ReactNode) => <span className={styles.kind}>{inner}</span>,
};

/** One role of the request, with what it contains. */
export function CartRoleCard({ name }: { readonly name: string }) {
  const { cart } = useStores();
  const contains = useFrom(
    (stores) => stores.roles.store,
    (state) => state.rows.find((role) => role.name === name)?.contains,
  );
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>
          <RichText id="requests.role.title" values={{ role: name }} tags={titleTags} />
        </span>
        <IconButton
          icon="close"
          size="s"
          label={t('requests.role.remove', { role: name })}
          onClick={() => cart.toggleRole(name)}
        />
      </div>
      {contains && contains.length > 0 && (
        <ul className={styles.contains} aria-label={t('requests.role.contains', { role: name })}>
          {contains.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <ItemProblems list="roles" item={name} />
    </li>
  );
}
