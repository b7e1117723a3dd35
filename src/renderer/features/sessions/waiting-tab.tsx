import { useStores } from '../../stores/use-stores';
import type { Waiting } from '../../stores/waiting-store';
import { TabFrame } from './tab-frame';
import styles from './tab-strip.module.css';

/** The tab of a terminal that waits for approval. */
export function WaitingTab(props: {
  readonly waiting: Waiting;
  readonly active: boolean;
  readonly onSelect: () => void;
}) {
  const { waiting, active, onSelect } = props;
  const { actions } = useStores();
  const name = `${waiting.login}@${waiting.name}`;
  return (
    <TabFrame
      id={waiting.id}
      name={name}
      title={`${name}, waiting for approval`}
      active={active}
      state="connecting"
      closing={`Stop waiting for ${name}`}
      onSelect={onSelect}
      onClose={() => void actions.stopWaiting(waiting.id)}
    >
      <span className={styles.hidden}>, waiting for approval</span>
    </TabFrame>
  );
}
