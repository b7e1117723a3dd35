import type { FileConnection, Transfer } from '#shared/ipc/files';
import { byteText } from '#shared/lib/byte-text';
import type { FileEntry } from '#shared/model/file';
import type { FileSideName } from '../../stores/files-view';
import { durationWords } from '../../ui/time';
import { countOf, sentence, type Tone } from '../../ui/words';

export const connectionWords: Readonly<
  Record<FileConnection['state'], { text: string; tone: Tone }>
> = {
  connecting: { text: 'Connecting', tone: 'warn' },
  open: { text: 'Connected', tone: 'ok' },
  reconnecting: { text: 'Reconnecting', tone: 'warn' },
  ended: { text: 'Not connected', tone: 'neutral' },
};

export const sideWords: Readonly<Record<FileSideName, string>> = {
  local: 'this computer',
  remote: 'the server',
};

/** `3 items`, or the one name. */
export function itemsText(names: readonly string[]): string {
  const [only] = names;
  return names.length === 1 && only !== undefined ? only : countOf(names.length, 'item');
}

/** What lies below a pane: how much there is, or what of it is selected. */
export function summaryText(
  rows: readonly FileEntry[],
  selected: ReadonlySet<string>,
  passedOver: number,
): string {
  const some = selected.size > 0 ? rows.filter(({ name }) => selected.has(name)) : rows;
  const bytes = some.reduce((sum, { kind, size }) => sum + (kind === 'file' ? size : 0), 0);
  const more = passedOver > 0 ? `, and ${passedOver} more that are not shown` : '';
  const count = selected.size > 0 ? `${some.length} selected` : countOf(some.length, 'item');
  return `${count}${bytes > 0 ? `, ${byteText(bytes)}` : ''}${selected.size > 0 ? '' : more}`;
}

export function transferTone({ state, leftOutCount }: Transfer): Tone {
  if (state === 'failed') return 'bad';
  if (state === 'done') return leftOutCount > 0 ? 'warn' : 'ok';
  return state === 'reconnecting' || state === 'paused' ? 'warn' : 'neutral';
}

/** What a copy is at, in one line. */
export function progressText(transfer: Transfer): string {
  const { state, reason, files, bytes, question } = transfer;
  const far = `${byteText(bytes.done)} of ${byteText(bytes.total)}`;
  switch (state) {
    case 'queued':
      return 'Waits for its turn';
    case 'counting':
      return 'Looking what there is to copy';
    case 'running':
      return question ? 'Waits for your answer' : runningText(transfer);
    case 'paused':
      return `Paused at ${far}`;
    case 'reconnecting':
      return `Waits for the connection, at ${far}`;
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return sentence(reason);
    case 'done':
      return `${countOf(files.done, 'file')} copied, ${byteText(bytes.done)}${leftOutText(transfer)}`;
  }
}

function runningText({ files, bytes, rate }: Transfer): string {
  const parts = [`${byteText(bytes.done)} of ${byteText(bytes.total)}`];
  if (files.total > 1) parts.push(`${files.done} of ${files.total} files`);
  if (rate > 0) parts.push(`${byteText(rate)}/s`, leftText((bytes.total - bytes.done) / rate));
  return parts.filter((part) => part !== '').join(' · ');
}

/** @param seconds until it is through, at the rate of now */
export function leftText(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s left`;
  return `${durationWords(seconds * 1_000)} left`;
}

export function leftOutText({ leftOutCount }: Transfer): string {
  return leftOutCount > 0 ? `, ${leftOutCount} left out` : '';
}

/** In percent; `null` while nobody knows. */
export function percentOf({ bytes, state }: Transfer): number | null {
  if (state === 'queued' || state === 'counting') return null;
  if (bytes.total === 0) return state === 'done' ? 100 : null;
  return Math.min(100, Math.floor((bytes.done / bytes.total) * 100));
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...{ year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

export function changedText(at: number): string {
  return at > 0 ? dayFormat.format(at) : '';
}

export function kindText({ kind, link }: FileEntry): string {
  const words = { file: 'file', folder: 'folder', other: 'other' } as const;
  return link ? (kind === 'other' ? 'broken link' : `link to a ${words[kind]}`) : words[kind];
}
