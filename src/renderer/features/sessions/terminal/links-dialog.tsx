import { t } from '#shared/i18n/text';
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
      title={t('terminal.links.title')}
      description={t(targets.length === 0 ? 'terminal.links.none' : 'terminal.links.description')}
    >
      {targets.length > 0 && (
        <ul className={styles.list}>
          {targets.map((target) => (
            <li key={target} className={styles.row}>
              <span className={styles.address}>{target}</span>
              <Button
                size="s"
                icon="copy"
                aria-label={t('terminal.links.copyOne', { address: target })}
                onClick={() => void actions.copy(target, t('terminal.link.address'))}
              >
                {t('words.copy')}
              </Button>
              <Button
                size="s"
                icon="link"
                aria-label={t('terminal.links.openOne', { address: target })}
                onClick={() => void actions.run('link.open', { address: target })}
              >
                {t('words.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
