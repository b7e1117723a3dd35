import { useKeysOf } from '../../../stores/use-action';
import { useFrom, useStores } from '../../../stores/use-stores';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { inWords } from '../../../ui/words';
import styles from './broadcast.module.css';

/** Says above each terminal that is typed into together with others that it is, and stops it. */
export function BroadcastBar() {
  const { broadcast } = useStores();
  const tabs = useFrom(
    () => broadcast.store,
    (state) => state.tabs,
  );
  const all = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.tabs,
  );
  const [keys] = useKeysOf('terminal.broadcast');
  const names = all
    .filter(({ id }) => tabs.includes(id))
    .map(({ session }) => `${session.login}@${session.name}`);
  return (
    <div className={styles.bar} role="status">
      <Icon name="warning" />
      <span className={styles.words}>
        <strong>Typing goes to {names.length} terminals:</strong> {inWords(names)}
      </span>
      <Button size="s" onClick={broadcast.stop}>
        Stop{keys !== undefined && ` (${keys})`}
      </Button>
    </div>
  );
}
