import { dateFormat } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { FileConnection, Transfer } from '#shared/ipc/files';
import { byteText } from '#shared/lib/byte-text';
import type { FileEntry } from '#shared/model/file';
import { durationWords } from '../../ui/time';
import { sentence, type TitleAndTone, type Tone } from '../../ui/words';

export const connectionStates: Readonly<Record<FileConnection['state'], TitleAndTone>> = {
  connecting: { title: 'files.connectionState.connecting', tone: 'warn' },
  open: { title: 'files.connectionState.open', tone: 'ok' },
  reconnecting: { title: 'files.connectionState.reconnecting', tone: 'warn' },
  ended: { title: 'files.connectionState.ended', tone: 'neutral' },
};

/** `3 items`, or the one name. */
export function itemsText(names: readonly string[]): string {
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? only
    : t('files.items', { count: names.length });
}

/** How much there is in a folder, or what of it is selected. */
export interface Summary {
  readonly isSelection: boolean;
  readonly count: number;
  readonly bytes: number;
  /** How many more there are that are not shown. */
  readonly more: number;
}

export function summaryOf(
  rows: readonly FileEntry[],
  selected: ReadonlySet<string>,
  passedOver: number,
): Summary {
  const isSelection = selected.size > 0;
  const some = isSelection ? rows.filter(({ name }) => selected.has(name)) : rows;
  const bytes = some.reduce((sum, { kind, size }) => sum + (kind === 'file' ? size : 0), 0);
  return { isSelection, count: some.length, bytes, more: passedOver };
}

/** What stands below a pane: `3 items, 1.5 KB`, or `2 selected`. */
export function summaryText({ isSelection, count, bytes, more }: Summary): string {
  const size = byteText(bytes);
  return isSelection
    ? t('files.summary.selected', { count, bytes, size })
    : t('files.summary.all', { count, bytes, size, more });
}

export function transferTone({ state, leftOutCount }: Transfer): Tone {
  if (state === 'failed') return 'bad';
  if (state === 'done') return leftOutCount > 0 ? 'warn' : 'ok';
  return state === 'reconnecting' || state === 'paused' ? 'warn' : 'neutral';
}

/** What a copy is at, in one line. */
export function progressText(transfer: Transfer): string {
  const { state, reason, bytes, question } = transfer;
  const far = { done: byteText(bytes.done), total: byteText(bytes.total) };
  switch (state) {
    case 'queued':
      return t('files.transfer.queued');
    case 'counting':
      return t('files.transfer.counting');
    case 'running':
      return question ? t('files.transfer.waitsForAnswer') : runningText(transfer);
    case 'paused':
      return t('files.transfer.paused', far);
    case 'reconnecting':
      return t('files.transfer.reconnecting', far);
    case 'cancelled':
      return t('files.transfer.cancelled');
    case 'failed':
      return sentence(reason);
    case 'done':
      return doneText(transfer);
  }
}

function runningText({ files, bytes, rate }: Transfer): string {
  const far = { done: byteText(bytes.done), total: byteText(bytes.total) };
  const parts = [t('files.transfer.bytes', far)];
  if (files.total > 1) parts.push(t('files.transfer.files', files));
  if (rate > 0) parts.push(`${byteText(rate)}/s`, leftText((bytes.total - bytes.done) / rate));
  return parts.filter((part) => part !== '').join(' · ');
}

/** @param seconds until it is through, at the rate of now */
export function leftText(seconds: number): string {
  if (seconds < 60)
    return t('files.transfer.secondsLeft', { seconds: Math.max(1, Math.ceil(seconds)) });
  return t('files.transfer.timeLeft', { duration: durationWords(seconds * 1_000) });
}

function doneText({ files, bytes, leftOutCount: leftOut }: Transfer): string {
  const copied = { count: files.done, size: byteText(bytes.done) };
  return leftOut > 0
    ? t('files.transfer.doneInPart', { ...copied, leftOut })
    : t('files.transfer.done', copied);
}

/** In percent; `null` while nobody knows. */
export function percentOf({ bytes, state }: Transfer): number | null {
  if (state === 'queued' || state === 'counting') return null;
  if (bytes.total === 0) return state === 'done' ? 100 : null;
  return Math.min(100, Math.floor((bytes.done / bytes.total) * 100));
}

const changedFormat: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
};

export function changedText(at: number): string {
  return at > 0 ? dateFormat(changedFormat).format(at) : '';
}

export function kindText({ kind, link }: FileEntry): string {
  return link ? t('files.kind.link', { kind }) : t('files.kind.plain', { kind });
}
