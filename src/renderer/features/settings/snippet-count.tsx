import { t } from '#shared/i18n/text';
import { useKeysOf } from '../../stores/use-action';
import { useSetting } from '../../stores/use-stores';
import styles from './setting-row.module.css';

/** How many snippets there are. They are changed where they are used. */
export function SnippetCount() {
  const { length } = useSetting('terminals.snippets');
  const [keys] = useKeysOf('terminal.snippets');
  return (
    <p className={styles.description}>
      {keys === undefined
        ? t('settings.snippets.count', { count: length })
        : t('settings.snippets.countWithKeys', { count: length, keys })}
    </p>
  );
}
