import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { createSerial, type Serial } from '#shared/lib/serial';
import type { OpenFile } from './side';

const mostBytes = 4 * 1024 * 1024;
const usualChunk = 64 * 1024;
/** The end of a part that may have holes: so much may be on its way at once. */
export const unsureBytes = mostBytes;

export interface FileCopy {
  readonly from: OpenFile;
  readonly to: OpenFile;
  readonly start: number;
  readonly size: number;
  /** The most bytes that one read or write of either side carries. */
  readonly largestChunk: number;
  readonly signal: AbortSignal;
  /** So many more bytes have arrived. */
  readonly onBytes: (count: number) => void;
}

/**
 * Copies what follows `start`: many pieces are on their way at once, {@link unsureBytes} at most, and no piece is
 * begun before the one that many pieces earlier has arrived.
 *
 * @throws ExpectedError `conflict` when the file ends before its size
 */
export async function copyFile(copy: FileCopy): Promise<void> {
  const { start, size, largestChunk, signal } = copy;
  const chunk = Math.max(1, Math.min(usualChunk, largestChunk, size - start));
  const lanes = Math.max(1, Math.floor(mostBytes / chunk));
  const buffers: Buffer[] = [];
  const arrivals: Promise<void>[] = [];
  const inOrder = createSerial();
  let failure: unknown = null;
  for (let at = start, count = 0; at < size; at += chunk, count++) {
    const lane = count % lanes;
    await arrivals[lane];
    if (failure !== null || signal.aborted) break;
    const buffer = (buffers[lane] ??= Buffer.allocUnsafe(chunk));
    const piece = { at, length: Math.min(chunk, size - at), buffer, inOrder };
    arrivals[lane] = copyPiece(copy, piece, () => failure === null).catch((error: unknown) => {
      failure ??= error;
    });
  }
  await Promise.all(arrivals);
  if (failure !== null) throw failure;
  signal.throwIfAborted();
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly buffer: Buffer;
  readonly inOrder: Serial;
}

/** Reads at once, and writes once the piece before was handed over, so that a file grows from its start. */
async function copyPiece(
  { from, to, onBytes }: FileCopy,
  { at, length, buffer, inOrder }: Piece,
  isGoingOn: () => boolean,
): Promise<void> {
  const reading = readWhole(from, buffer, length, at);
  // It is waited for in its turn.
  reading.catch(() => undefined);
  const [written] = await inOrder(async () => {
    const got = await reading;
    if (!isGoingOn()) return [];
    if (got < length) throw new ExpectedError('conflict', t('clientFiles.copy.shorter'));
    return [to.write(buffer.subarray(0, length), at)];
  });
  if (!written) return;
  await written;
  onBytes(length);
}

/** A server may give less than was asked for, and more on the next read. */
async function readWhole(
  from: OpenFile,
  buffer: Buffer,
  length: number,
  position: number,
): Promise<number> {
  let got = 0;
  while (got < length) {
    const count = await from.read(
      got === 0 ? buffer : buffer.subarray(got),
      length - got,
      position + got,
    );
    if (count <= 0) break;
    got += count;
  }
  return got;
}
