import { useMemo } from 'react';
import { t } from '#shared/i18n/text';
import { chosenNames } from '../../stores/file-rows';
import type { Pane } from '../../stores/file-pane';
import type { FileSideName } from '../../stores/files-view';
import { Button } from '../../ui/button';
import styles from './file-pane.module.css';
import { useFiles, usePane, useTell } from './use-files';
import { itemsText, summaryOf, summaryText } from './words';

/** How much there is, and copying it to the other side. */
export function PaneFoot({ side, pane }: { readonly side: FileSideName; readonly pane: Pane }) {
  const files = useFiles();
  const tell = useTell();
  const state = usePane(pane, (each) => each);
  const { rows, selected, passedOver } = state;
  const names = chosenNames(state);
  const summary = useMemo(
    () => summaryOf(rows, selected, passedOver),
    [rows, selected, passedOver],
  );
  const copy = t('files.copy.start', { from: side });
  return (
    <footer className={styles.foot}>
      <span className={styles.summary} role="status">
        {rows.length > 0 ? summaryText(summary) : ''}
      </span>
      <Button
        size="s"
        icon={side === 'local' ? 'upload' : 'download'}
        variant={selected.size > 0 ? 'primary' : 'secondary'}
        blocked={names.length > 0 ? '' : t('files.copy.chooseFirst')}
        aria-label={
          names.length > 0 ? t('files.copy.items', { from: side, items: itemsText(names) }) : copy
        }
        onClick={() => tell(files.copyFrom(side))}
      >
        {selected.size > 1 ? t('files.copy.count', { from: side, count: selected.size }) : copy}
      </Button>
    </footer>
  );
}
