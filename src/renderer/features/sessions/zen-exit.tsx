import { useStores } from '../../stores/use-stores';
import { useKeysOf } from '../../stores/use-action';
import { Button } from '../../ui/button';
import { HiddenText } from '../../ui/hidden-text';
import { zenId } from './tab-ids';
import styles from './zen-exit.module.css';

/**
 * The way back from the terminal alone. It shows itself at first, and when a pointer or the keyboard comes: Escape
 * belongs to the shell until the keyboard has left the terminal for this button.
 */
export function ZenExit() {
  const { layout } = useStores();
  const [leave] = useKeysOf('terminal.leave');
  const [zen] = useKeysOf('terminal.zen');
  const hint = [zen, leave === undefined ? undefined : `${leave}, then Esc`].filter(
    (keys) => keys !== undefined,
  );
  return (
    <div className={styles.exit}>
      <h1>
        <HiddenText>Terminals</HiddenText>
      </h1>
      <Button
        id={zenId}
        size="s"
        icon="close"
        onClick={() => layout.setZen(false)}
        onKeyDown={({ key }) => key === 'Escape' && layout.setZen(false)}
      >
        Show the rest again
        {hint.length > 0 && <span className={styles.keys}>{hint.join(' or ')}</span>}
      </Button>
    </div>
  );
}
