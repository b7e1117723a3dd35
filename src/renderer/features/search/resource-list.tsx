import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useFrom, useStores } from '../../stores/use-stores';
import { ResourceRow } from './resource-row';
import styles from './resource-list.module.css';

const rowHeight = 62;
const loadAhead = 20;

export const rowIdOf = (listId: string, index: number) => `${listId}-row-${index}`;

/** The rows, as many as fit: the list may be long, the page stays small. */
export function ResourceList(props: {
  readonly id: string;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { id, active, onActive, onKeyDown } = props;
  const { search } = useStores();
  const rows = useFrom(
    () => search.store,
    (state) => state.rows,
  );
  const total = useFrom(
    () => search.store,
    (state) => state.total,
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= rows.length - loadAhead) void search.loadMore();
  }, [search, lastShown, rows.length]);
  useEffect(() => {
    if (active < rows.length) virtual.scrollToIndex(active, { align: 'auto' });
  }, [virtual, active, rows.length]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        id={id}
        role="grid"
        aria-label="Resources"
        aria-rowcount={total}
        tabIndex={-1}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              // By its place: with each key other rows stand there, and changing what is there costs a frame less.
              <ResourceRow
                key={item.index}
                id={rowIdOf(id, item.index)}
                row={row}
                index={item.index}
                top={item.start}
                active={item.index === active}
                onPoint={() => onActive(item.index)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
