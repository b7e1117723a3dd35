import type { CartItem } from '../../stores/cart';
import { useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { CheckChip } from '../../ui/chip';
import styles from './cart-item-card.module.css';

/** One resource of the request, and as whom one wants to use it. */
export function CartItemCard({ item }: { readonly item: CartItem }) {
  const { cart } = useStores();
  const { id, name, logins, choice } = item;
  const isByRole = choice.type === 'by-role';
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <IconButton
          icon="close"
          size="s"
          label={`Remove ${name} from the request`}
          onClick={() => cart.remove(id)}
        />
      </div>
      {logins.length > 0 ? (
        <fieldset className={styles.logins}>
          <legend className={styles.legend}>Logins on {name}</legend>
          {logins.map((login) => (
            <CheckChip
              key={login}
              label={login}
              mono
              checked={choice.type === 'logins' && choice.logins.includes(login)}
              onChange={() => cart.toggleLogin(id, login)}
            />
          ))}
          <CheckChip
            label="whatever the role allows"
            checked={isByRole}
            onChange={() => cart.chooseByRole(id)}
          />
        </fieldset>
      ) : (
        <p className={styles.note}>As the role allows; there are no logins to choose here.</p>
      )}
      {isByRole && logins.length > 0 && (
        <p className={styles.note}>
          Reviewers see that you did not narrow this down. Choosing logins is approved more easily.
        </p>
      )}
    </li>
  );
}
