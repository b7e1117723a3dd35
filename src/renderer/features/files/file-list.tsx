import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
import type { Pane } from '../../stores/file-pane';
import type { SortBy } from '../../stores/file-rows';
import type { FileSideName } from '../../stores/files-view';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { startDragging } from './drag';
import styles from './file-list.module.css';
import { FileRow, type RowEvents } from './file-row';
import { useFiles, usePane, useTell } from './use-files';
import { usePaneKeys } from './use-pane-keys';

/** As the style sheet has them. */
const rowHeight = 28;
const headHeight = 26;
const columns: readonly { readonly by: SortBy; readonly title: PlainKey }[] = [
  { by: 'name', title: 'words.name' },
  { by: 'size', title: 'files.column.size' },
  { by: 'changed', title: 'files.column.changed' },
];

/** The names of the columns, which sort by them. */
function Columns({ pane }: { readonly pane: Pane }) {
  const order = usePane(pane, (state) => state.order);
  return (
    <div className={styles.columns} role="row" aria-rowindex={1}>
      {columns.map(({ by, title }) => {
        const isOrder = order.by === by;
        const direction = order.descending ? 'descending' : 'ascending';
        return (
          <div
            key={by}
            role="columnheader"
            aria-sort={isOrder ? direction : 'none'}
            className={styles[by]}
          >
            <button type="button" onClick={() => pane.sortBy(by)}>
              {t(title)}
              {isOrder && (
                <span className={classes(styles.arrow, order.descending && styles.down)}>
                  <Icon name="up" size={11} />
                </span>
              )}
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** The same for as long as the pane is: rows are drawn anew only when something about them is. */
function useRowEvents(side: FileSideName, pane: Pane): RowEvents {
  const files = useFiles();
  const tell = useTell();
  return useMemo(
    () => ({
      press(index, event) {
        const { rows, selected } = pane.store.getState();
        const name = rows[index]?.name;
        if (event.shiftKey) return pane.choose(index, 'range');
        if (event.ctrlKey || event.metaKey) return pane.choose(index, 'toggle');
        // What is selected may be about to be dragged.
        pane.choose(index, name !== undefined && selected.has(name) ? 'move' : 'only');
      },
      open(index) {
        const row = pane.store.getState().rows[index];
        if (!row) return;
        if (row.kind === 'folder') void pane.enter(row.name);
        else tell(files.copyFrom(side, [row.name]));
      },
      drag(index, event) {
        const { rows, selected } = pane.store.getState();
        const name = rows[index]?.name;
        if (name !== undefined && !selected.has(name)) pane.choose(index, 'only');
        // With Alt the files are brought here first, and then leave the window from the list of transfers.
        if (side === 'remote' && event.altKey) {
          event.preventDefault();
          return tell(files.prepareDrag());
        }
        startDragging(event.dataTransfer, side);
      },
    }),
    [side, pane, files, tell],
  );
}

/** A folder's rows, as many as fit: the folder may be large, the page stays small. */
export function FileList(props: {
  readonly side: FileSideName;
  readonly pane: Pane;
  readonly label: string;
}) {
  const { side, pane, label } = props;
  const id = useId();
  const rows = usePane(pane, (state) => state.rows);
  const active = usePane(pane, (state) => state.active);
  const selected = usePane(pane, (state) => state.selected);
  const loading = usePane(pane, (state) => state.loading);
  const scroller = useRef<HTMLDivElement>(null);
  const events = useRowEvents(side, pane);
  const pageOf = () =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const onKeyDown = usePaneKeys(side, pane, { pageOf, open: events.open });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The names of the columns stay in sight above the rows.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  useEffect(() => {
    if (active >= 0 && active < rows.length) virtual.scrollToIndex(active, { align: 'auto' });
  }, [virtual, active, rows]);
  const rowId = (index: number) => `${id}-${index}`;
  return (
    <div
      ref={scroller}
      className={classes(styles.grid, rows.length === 0 && styles.empty)}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable="true"
      aria-rowcount={rows.length + 1}
      aria-busy={loading}
      aria-activedescendant={active >= 0 && active < rows.length ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
    >
      <Columns pane={pane} />
      <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <FileRow
                key={row.name}
                id={rowId(index)}
                row={row}
                index={index}
                top={start - headHeight}
                active={index === active}
                selected={selected.has(row.name)}
                events={events}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
