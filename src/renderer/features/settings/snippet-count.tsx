import { useKeysOf } from '../../stores/use-action';
import { useSetting } from '../../stores/use-stores';
import { countOf } from '../../ui/words';
import styles from './setting-row.module.css';

/** How many snippets there are. They are changed where they are used. */
export function SnippetCount() {
  const { length } = useSetting('terminals.snippets');
  const [keys] = useKeysOf('terminal.snippets');
  return (
    <p className={styles.description}>
      {length === 0 ? 'None yet' : countOf(length, 'snippet')}, kept in a terminal’s menu
      {keys !== undefined && ` (${keys})`}
    </p>
  );
}
