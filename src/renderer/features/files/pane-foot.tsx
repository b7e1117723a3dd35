import { useMemo } from 'react';
import { chosenNames } from '../../stores/file-rows';
import type { Pane } from '../../stores/file-pane';
import type { FileSideName } from '../../stores/files-view';
import { Button } from '../../ui/button';
import styles from './file-pane.module.css';
import { useFiles, usePane, useTell } from './use-files';
import { itemsText, summaryText } from './words';

/** How much there is, and copying it to the other side. */
export function PaneFoot({ side, pane }: { readonly side: FileSideName; readonly pane: Pane }) {
  const files = useFiles();
  const tell = useTell();
  const state = usePane(pane, (each) => each);
  const { rows, selected, passedOver } = state;
  const names = chosenNames(state);
  const summary = useMemo(
    () => (rows.length > 0 ? summaryText(rows, selected, passedOver) : ''),
    [rows, selected, passedOver],
  );
  const verb = side === 'local' ? 'Upload' : 'Download';
  return (
    <footer className={styles.foot}>
      <span className={styles.summary} role="status">
        {summary}
      </span>
      <Button
        size="s"
        icon={side === 'local' ? 'upload' : 'download'}
        variant={selected.size > 0 ? 'primary' : 'secondary'}
        blocked={names.length > 0 ? '' : 'Choose something first.'}
        aria-label={names.length > 0 ? `${verb} ${itemsText(names)}` : verb}
        onClick={() => tell(files.copyFrom(side))}
      >
        {selected.size > 1 ? `${verb} ${selected.size}` : verb}
      </Button>
    </footer>
  );
}
