import { inEntry, problemsIn, type CartList } from '../../stores/cart-problems';
import { Icon } from '../../ui/icon';
import { sentence } from '../../ui/words';
import styles from './cart-item-card.module.css';
import { useCart } from './use-cart';

/** What the cluster says against one resource or role of the request, on its card. */
export function ItemProblems(props: { readonly list: CartList; readonly item: string }) {
  const { list, item } = props;
  const problems = problemsIn(
    useCart((state) => state),
    inEntry(list, item),
  );
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={problem} className={styles.problem}>
          <Icon name="warning" size={13} />
          <span>{sentence(problem)}</span>
        </li>
      ))}
    </ul>
  );
}
