import { t } from '#shared/i18n/text';
import type { AskableRole } from '../../stores/roles-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { durationWords } from '../../ui/time';
import styles from './role-row.module.css';

function RequestButton({ name }: { readonly name: string }) {
  const { cart } = useStores();
  const inCart = useFrom(
    () => cart.store,
    (state) => state.roles.includes(name),
  );
  return (
    <Button
      size="s"
      icon={inCart ? 'check' : 'plus'}
      aria-pressed={inCart}
      aria-label={t(inCart ? 'search.roles.added' : 'search.roles.request', { name })}
      title={t(inCart ? 'search.request.takeOut' : 'search.request.add')}
      onClick={() => cart.toggleRole(name)}
    >
      {t(inCart ? 'search.request.added' : 'search.request.request')}
    </Button>
  );
}

/** One role: its name, what it is for, and what it contains in plain words. */
export function RoleRow(props: {
  readonly id: string;
  readonly role: AskableRole;
  readonly active: boolean;
  readonly onPoint: () => void;
}) {
  const { id, role, active, onPoint } = props;
  const { name, description, contains, longestDuration } = role;
  return (
    <div
      id={id}
      role="row"
      aria-selected={active}
      tabIndex={-1}
      className={classes(styles.row, active && styles.active)}
      onMouseDown={onPoint}
    >
      <span className={styles.icon}>
        <Icon name="key" />
      </span>
      <div className={styles.main} role="gridcell">
        <p className={styles.first}>
          <span className={styles.name} data-selectable>
            {name}
          </span>
          <span className={styles.longest}>
            {t('search.roles.longest', { duration: durationWords(longestDuration) })}
          </span>
        </p>
        {description && <p className={styles.description}>{description}</p>}
        {contains.length > 0 && (
          <ul className={styles.contains}>
            {contains.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.actions} role="gridcell">
        <RequestButton name={name} />
      </div>
    </div>
  );
}
