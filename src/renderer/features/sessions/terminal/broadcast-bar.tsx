import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { useKeysOf } from '../../../stores/use-action';
import { useFrom, useStores } from '../../../stores/use-stores';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { RichText } from '../../../ui/rich-text';
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
        <RichText
          id="terminal.broadcast.bar"
          values={{ count: names.length, names: inWords(names) }}
        />
      </span>
      <Button size="s" onClick={broadcast.stop}>
        {keys === undefined
          ? t('terminal.broadcast.stop')
          : t('terminal.broadcast.stopByKeys', { keys })}
      </Button>
    </div>
  );
}
