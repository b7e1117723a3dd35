import { classes } from '../../ui/classes';
import type { PaneFacts } from './pane-content';
import styles from './state-dot.module.css';

/** How a terminal stands, as a colour beside the word that says so. */
export function StateDot({ dot }: { readonly dot: PaneFacts['dot'] }) {
  return <span className={classes(styles.dot, styles[dot])} aria-hidden="true" />;
}
