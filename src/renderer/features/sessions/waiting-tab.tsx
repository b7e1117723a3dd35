import { useStores } from '../../stores/use-stores';
import type { Waiting } from '../../stores/waiting-store';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { tabIds } from './tab-ids';
import styles from './tab-strip.module.css';

/** The tab of a terminal that waits for approval. */
export function WaitingTab(props: {
  readonly waiting: Waiting;
  readonly active: boolean;
  readonly onSelect: () => void;
}) {
  const { waiting, active, onSelect } = props;
  const { actions } = useStores();
  const ids = tabIds(waiting.id);
  const name = `${waiting.login}@${waiting.name}`;
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
        title={`${name}, waiting for approval`}
        onClick={onSelect}
      >
        <span className={classes(styles.dot, styles['connecting'])} aria-hidden="true" />
        {name}
        <span className={styles.hidden}>, waiting for approval</span>
      </button>
      <IconButton
        icon="close"
        size="s"
        label={`Stop waiting for ${name}`}
        onClick={() => void actions.stopWaiting(waiting.id)}
      />
    </div>
  );
}
