import { useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import styles from './cart-item-card.module.css';
import { ItemProblems } from './item-problems';

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
          <span className={styles.kind}>Role</span> {name}
        </span>
        <IconButton
          icon="close"
          size="s"
          label={`Remove the role ${name} from the request`}
          onClick={() => cart.toggleRole(name)}
        />
      </div>
      {contains && contains.length > 0 && (
        <ul className={styles.contains} aria-label={`What the role ${name} contains`}>
          {contains.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <ItemProblems list="roles" item={name} />
    </li>
  );
}
