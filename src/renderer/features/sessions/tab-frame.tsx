import type { ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { tabIds } from './tab-ids';
import styles from './tab-strip.module.css';

/** One tab of a terminal, with the button that closes it. */
export function TabFrame(props: {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly active: boolean;
  /** By which colour its dot goes. */
  readonly state: string;
  /** What it is at, behind its name. */
  readonly children: ReactNode;
  readonly closing: string;
  readonly onSelect: () => void;
  readonly onClose: () => void;
}) {
  const { id, name, title, active, state, children, closing, onSelect, onClose } = props;
  const ids = tabIds(id);
  return (
    <div className={classes(styles.tab, active && styles.active)}>
      <button
        type="button"
        id={ids.tab}
        role="tab"
        className={styles.select}
        aria-selected={active}
        aria-controls={ids.panel}
        tabIndex={active ? 0 : -1}
        title={title}
        onClick={onSelect}
      >
        <span className={classes(styles.dot, styles[state])} aria-hidden="true" />
        {name}
        {children}
      </button>
      <IconButton icon="close" size="s" label={closing} onClick={onClose} />
    </div>
  );
}
