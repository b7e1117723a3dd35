import { Icon } from './icon';
import styles from './production-mark.module.css';

/** Says that something is production; the colour around it only repeats that. */
export function ProductionMark({ short = false }: { readonly short?: boolean }) {
  return (
    <span className={styles.mark} title="Marked as production by its labels">
      <Icon name="flag" size={12} />
      {short ? <abbr title="production">Prod</abbr> : 'Production'}
    </span>
  );
}
