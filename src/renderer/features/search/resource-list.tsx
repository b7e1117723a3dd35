import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useSetting, useStores } from '../../stores/use-stores';
import { useNow } from '../../ui/use-now';
import { useSame } from '../../ui/use-same';
import { ResourceRow } from './resource-row';
import styles from './resource-list.module.css';
import { useColumns, type Columns } from './use-columns';

const rowHeight = 62;
const cardHeight = 148;
const loadAhead = 20;

export const rowIdOf = (listId: string, index: number) => `${listId}-row-${index}`;

/** Where a card stands beside the others; a row is as wide as the list. */
function besideOf(index: number, columns: Columns | null) {
  if (!columns) return { left: null, width: null };
  const { count, width, gap } = columns;
  return { left: (index % count) * (width + gap), width };
}

/** The resources as rows or cards, as many as fit: the list may be long, the page stays small. */
export function ResourceList(props: {
  readonly id: string;
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** `columns`: how many stand beside each other. */
  readonly onKeyDown: (event: KeyboardEvent, columns: number) => void;
  readonly onRequest: (index: number, isRange: boolean) => void;
}) {
  const { id, active, onActive, onKeyDown, onRequest } = props;
  const { search } = useStores();
  const rows = useFrom(
    () => search.store,
    (state) => state.rows,
  );
  const total = useFrom(
    () => search.store,
    (state) => state.total,
  );
  const point = useSame(onActive);
  const request = useSame(onRequest);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller, useSetting('resources.view') === 'cards');
  const beside = columns?.count ?? 1;
  const now = useNow(30_000);
  const virtual = useVirtualizer({
    count: Math.ceil(rows.length / beside),
    getScrollElement: () => scroller.current,
    estimateSize: () => (columns ? cardHeight + columns.gap : rowHeight),
    overscan: 4,
  });
  const isCards = columns !== null;
  useEffect(() => virtual.measure(), [virtual, isCards, beside]);
  const lines = virtual.getVirtualItems();
  const lastShown = ((lines.at(-1)?.index ?? 0) + 1) * beside;
  useEffect(() => {
    if (lastShown >= rows.length - loadAhead) void search.loadMore();
  }, [search, lastShown, rows.length]);
  const line = Math.floor(active / beside);
  useEffect(() => {
    if (active < rows.length) virtual.scrollToIndex(line, { align: 'auto' });
  }, [virtual, active, line, rows.length]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        id={id}
        role="grid"
        aria-label={t('search.title')}
        aria-rowcount={total}
        tabIndex={-1}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) => onKeyDown(event, beside)}
      >
        {lines.flatMap(({ index: at, start }) =>
          rows.slice(at * beside, (at + 1) * beside).map((row, nth) => {
            const index = at * beside + nth;
            return (
              // By its place: with each key other rows stand there, and changing what is there costs a frame less.
              <ResourceRow
                key={index}
                id={rowIdOf(id, index)}
                now={now}
                row={row}
                index={index}
                top={start}
                {...besideOf(index, columns)}
                active={index === active}
                onPoint={point}
                onRequest={request}
              />
            );
          }),
        )}
      </div>
    </div>
  );
}
