import { useStores } from '../../../stores/use-stores';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import styles from './dialogs.module.css';

/** The addresses in a terminal, for the keyboard. */
export function LinksDialog(props: {
  readonly targets: readonly string[];
  readonly onClose: () => void;
}) {
  const { targets, onClose } = props;
  const { actions } = useStores();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Links in this terminal"
      description={
        targets.length === 0
          ? 'There is no address of a web page in its last lines.'
          : 'Latest first. They open in your browser.'
      }
    >
      {targets.length > 0 && (
        <ul className={styles.list}>
          {targets.map((target) => (
            <li key={target} className={styles.row}>
              <span className={styles.address}>{target}</span>
              <Button
                size="s"
                icon="copy"
                aria-label={`Copy ${target}`}
                onClick={() => void actions.copy(target, 'Address')}
              >
                Copy
              </Button>
              <Button
                size="s"
                icon="link"
                aria-label={`Open ${target}`}
                onClick={() => void actions.run('link.open', { address: target })}
              >
                Open
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
