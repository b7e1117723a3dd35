import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import type { Pane } from '../../stores/file-pane';
import type { FileSideName } from '../../stores/files-view';
import { Callout } from '../../ui/callout';
import { classes } from '../../ui/classes';
import { Spinner } from '../../ui/spinner';
import { draggedFrom } from './drag';
import { FileList } from './file-list';
import styles from './file-pane.module.css';
import { PaneFoot } from './pane-foot';
import { PaneHead } from './pane-head';
import { useFiles, usePane, useTell } from './use-files';

/** What is dropped on a pane: rows of the other one, or files from outside of the window. */
function useDrops(side: FileSideName) {
  const files = useFiles();
  const tell = useTell();
  const [isOver, setOver] = useState(false);
  const takes = ({ dataTransfer }: DragEvent) => {
    const from = draggedFrom(dataTransfer);
    if (from) return from !== side;
    return side === 'remote' && dataTransfer.types.includes('Files');
  };
  return {
    isOver,
    onDragOver(event: DragEvent) {
      if (!takes(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
    },
    onDrop(event: DragEvent) {
      setOver(false);
      if (!takes(event)) return;
      event.preventDefault();
      const from = draggedFrom(event.dataTransfer);
      tell(from ? files.copyFrom(from) : files.drop([...event.dataTransfer.files]));
    },
  };
}

/** One side: where one is, what is there, and what can be done with it. */
export function FilePane(props: {
  readonly side: FileSideName;
  readonly pane: Pane;
  readonly title: string;
  /** Shown in the place of the files. */
  readonly children?: ReactNode;
}) {
  const { side, pane, title, children } = props;
  const headingId = useId();
  const { isOver, ...drops } = useDrops(side);
  return (
    <section
      className={classes(styles.pane, isOver && styles.over)}
      aria-labelledby={headingId}
      data-testid={`files-${side}`}
      {...drops}
    >
      <PaneHead side={side} pane={pane} title={title} headingId={headingId} />
      {children || <Contents side={side} pane={pane} title={title} />}
      <PaneFoot side={side} pane={pane} />
    </section>
  );
}

function Contents({ side, pane, title }: { side: FileSideName; pane: Pane; title: string }) {
  const error = usePane(pane, (state) => state.error);
  const loading = usePane(pane, (state) => state.loading);
  const count = usePane(pane, (state) => state.rows.length);
  const hiddenCount = usePane(pane, (state) => state.entries.length - state.rows.length);
  return (
    <>
      {error && (
        <div className={styles.error}>
          <Callout tone="bad">{error.message}</Callout>
        </div>
      )}
      {loading && count === 0 && (
        <p className={styles.state} role="status">
          <Spinner /> {t('files.folder.reading')}
        </p>
      )}
      {!loading && !error && count === 0 && (
        <p className={styles.state}>
          {t(hiddenCount > 0 ? 'files.folder.allHidden' : 'files.folder.empty')}
        </p>
      )}
      <FileList side={side} pane={pane} label={title} />
    </>
  );
}
