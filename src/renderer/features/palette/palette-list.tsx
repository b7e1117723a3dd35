import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { t } from '#shared/i18n/text';
import { wordsOf } from '#shared/lib/search-words';
import { entriesOf } from '../../stores/palette/palette-store';
import { readTyped } from '../../stores/palette/signs';
import type { Entry, EntryGroup } from '../../stores/palette/targets';
import { requestsOf } from '../../stores/requests-store';
import { needleOf } from '../../stores/resource-index/match';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { useNow } from '../../ui/use-now';
import { EntryRow } from './entry-row';
import styles from './palette.module.css';
import { stateOf } from './words';
import { usePalette, usePaletteState } from './use-palette';

const rowHeight = 40;
const headingHeight = 30;

type Line =
  | { readonly type: 'heading'; readonly group: EntryGroup }
  | { readonly type: 'entry'; readonly entry: Entry; readonly position: number };

function linesOf(groups: readonly EntryGroup[]): readonly Line[] {
  let position = 0;
  return groups.flatMap((group): readonly Line[] => [
    { type: 'heading', group },
    ...group.entries.map((entry) => ({ type: 'entry' as const, entry, position: position++ })),
  ]);
}

export const optionIdOf = (listId: string, position: number) => `${listId}-option-${position}`;

/** What was found, as many rows as fit. */
export function PaletteList(props: {
  readonly id: string;
  readonly onChoose: (entry: Entry) => void;
}) {
  const { id, onChoose } = props;
  const { keyboard } = useStores();
  const palette = usePalette();
  const { groups, at, text } = usePaletteState();
  const profileId = useActiveProfile()?.id ?? null;
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  const now = useNow(60_000);
  const lines = useMemo(() => linesOf(groups), [groups]);
  const needles = useMemo(() => wordsOf(readTyped(text).words).map(needleOf), [text]);
  const count = useMemo(() => entriesOf(groups).length, [groups]);
  const scroller = useRef<HTMLDivElement>(null);
  // New lines have other heights: a key function of their own has them measured in this render, not in one more.
  const getItemKey = useMemo(() => lines && ((index: number) => index), [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === 'heading' ? headingHeight : rowHeight),
    overscan: 2,
    getItemKey,
  });
  useEffect(() => {
    const line = lines.findIndex((each) => each.type === 'entry' && each.position === at);
    // The heading above the first one belongs to what is looked at.
    if (at === 0) {
      // Where it stands there, asking for it would lay out the page once more.
      if (virtual.scrollOffset !== 0) virtual.scrollToOffset(0);
    } else if (line !== -1) virtual.scrollToIndex(line, { align: 'auto' });
  }, [virtual, lines, at]);
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={t('palette.found')}
      className={styles.scroller}
    >
      <div role="presentation" className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          if (line.type === 'heading')
            return <Heading key={`heading ${index}`} start={start} group={line.group} />;
          const { entry, position } = line;
          const { target } = entry;
          return (
            <EntryRow
              key={index}
              id={optionIdOf(id, position)}
              entry={entry}
              needles={needles}
              state={stateOf(target, views, now)}
              enter={palette.actions.doings(entry).enter}
              keys={target.type === 'action' ? (keyboard.keysOf(target.id)[0] ?? '') : ''}
              active={position === at}
              top={start}
              position={position}
              count={count}
              onPoint={palette.choose}
              onChoose={onChoose}
            />
          );
        })}
      </div>
    </div>
  );
}

function Heading({ start, group }: { readonly start: number; readonly group: EntryGroup }) {
  return (
    <div role="presentation" className={styles.heading} style={{ top: start }}>
      {t(`palette.group.${group.group}`)}
      {group.more && (
        <span className={styles.more}>{t('palette.nearest', { count: group.entries.length })}</span>
      )}
    </div>
  );
}
