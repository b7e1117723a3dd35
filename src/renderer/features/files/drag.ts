import type { FileSideName } from '../../stores/files-view';

/** The kind of what is dragged within the window; it carries no names, only the side that they are chosen on. */
const types: Readonly<Record<FileSideName, string>> = {
  local: 'application/x-daypass-local',
  remote: 'application/x-daypass-remote',
};

export function startDragging(transfer: DataTransfer, side: FileSideName): void {
  transfer.effectAllowed = 'copy';
  transfer.setData(types[side], '');
}

/** The side that rows are being dragged from; `null` for what comes from outside of the window. */
export function draggedFrom(transfer: DataTransfer): FileSideName | null {
  const sides: readonly FileSideName[] = ['local', 'remote'];
  return sides.find((side) => transfer.types.includes(types[side])) ?? null;
}
