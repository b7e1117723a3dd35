import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
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
  const hint = [
    zen,
    leave === undefined ? undefined : t('sessions.zen.escape', { keys: leave }),
  ].filter((keys) => keys !== undefined);
  return (
    <div className={styles.exit}>
      <h1>
        <HiddenText>{t('sessions.title')}</HiddenText>
      </h1>
      <Button
        id={zenId}
        size="s"
        icon="close"
        onClick={() => layout.setZen(false)}
        onKeyDown={({ key }) => key === 'Escape' && layout.setZen(false)}
      >
        {t('sessions.zen.exit')}
        {hint.length > 0 && <span className={styles.keys}>{inWords(hint, 'disjunction')}</span>}
      </Button>
    </div>
  );
}
