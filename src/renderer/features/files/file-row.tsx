import { memo, type DragEvent, type MouseEvent } from 'react';
import { byteText } from '#shared/lib/byte-text';
import { plainText } from '#shared/lib/plain-text';
import type { FileEntry } from '#shared/model/file';
import { classes } from '../../ui/classes';
import { HiddenText } from '../../ui/hidden-text';
import { Icon, type IconName } from '../../ui/icon';
import styles from './file-list.module.css';
import { changedText, kindText } from './words';

const icons: Readonly<Record<FileEntry['kind'], IconName>> = {
  file: 'file',
  folder: 'folder',
  other: 'link',
};

/** What the mouse does with a row. */
export interface RowEvents {
  press(index: number, event: MouseEvent): void;
  open(index: number): void;
  drag(index: number, event: DragEvent): void;
}

/** One file or folder. */
export const FileRow = memo(function FileRow(props: {
  readonly id: string;
  readonly row: FileEntry;
  readonly index: number;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly events: RowEvents;
}) {
  const { id, row, index, top, active, selected, events } = props;
  const { name, kind, link, size, changed } = row;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes(styles.row, active && styles.active, selected && styles.selected)}
      style={{ transform: `translateY(${top}px)` }}
      draggable
      onMouseDown={(event) => event.button === 0 && events.press(index, event)}
      onDoubleClick={() => events.open(index)}
      onDragStart={(event) => events.drag(index, event)}
    >
      <span className={styles.name} role="gridcell" title={plainText(name)}>
        <span className={classes(styles.icon, kind === 'folder' && styles.folder)}>
          <Icon name={link ? 'link' : icons[kind]} size={14} />
        </span>
        <span className={styles.text}>{plainText(name)}</span>
        <HiddenText>{`, ${kindText(row)}`}</HiddenText>
      </span>
      <span className={styles.size} role="gridcell">
        {kind === 'file' ? byteText(size) : ''}
      </span>
      <span className={styles.changed} role="gridcell">
        {changedText(changed)}
      </span>
    </div>
  );
});
