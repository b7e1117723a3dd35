import type { Terminal } from '@xterm/xterm';

interface Piece {
  readonly bytes: Uint8Array;
  readonly done: () => void;
}

/**
 * So long the window is kept busy at a time, in milliseconds. Each time may cost a frame, and frames cost more than
 * what they show while much is printed; so they are few while the terminal has the keyboard. Beside that, what a
 * person does is more urgent.
 */
export const busyMs = { inFront: 20, beside: 4 } as const;
/** Bytes that are taken in at once until it is known how long that takes; about two milliseconds. */
const firstBytes = 64 * 1024;
/** More of a terminal's output is never at the window. */
const mostBytes = 1024 * 1024;
/**
 * Where less comes than could be taken in, so long is it let gather, in milliseconds: each time costs a frame. Only
 * while much is printed; what a person waits for is shown at once.
 */
export const gatherMs = 30;

/** Runs work once the window has done what is more urgent: keys, and what they change on the screen. */
function soon(work: () => void): void {
  void scheduler.postTask(work, { priority: 'user-visible' });
}

/**
 * Hands a terminal its output in tasks of about equal length, with time in between for everything else. Left to
 * itself, the terminal takes in whatever there is, and draws after each twelve milliseconds.
 *
 * @param isInFront whether the terminal has the keyboard
 */
export function createPacedWriter(
  terminal: Pick<Terminal, 'write'>,
  isInFront: () => boolean,
  { later = soon, gather = delay, now = () => performance.now() } = {},
): (bytes: Uint8Array, done: () => void) => void {
  let waiting: Piece[] = [];
  let isBusy = false;
  /** Ends what is left of the time in which output gathers. */
  let gathered: (() => void) | null = null;
  /** How many bytes a millisecond takes in. */
  let rate = firstBytes / busyMs.beside;

  const most = (): number =>
    Math.min(mostBytes, rate * (isInFront() ? busyMs.inFront : busyMs.beside));
  const waitingBytes = (): number => waiting.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const take = (): readonly Piece[] => {
    const enough = most();
    let count = 0;
    for (let bytes = 0; count < waiting.length; count++) {
      bytes += waiting[count]?.bytes.byteLength ?? 0;
      if (count > 0 && bytes > enough) break;
    }
    const taken = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return taken;
  };
  const next = (): void => {
    const pieces = take();
    isBusy = pieces.length > 0;
    if (!isBusy) return;
    const bytes = joined(pieces);
    let began = 0;
    terminal.write('', () => (began = now()));
    terminal.write(bytes, () => {
      const took = Math.max(0.1, now() - began);
      rate = (rate + bytes.byteLength / took) / 2;
      for (const { done } of pieces) done();
      if (bytes.byteLength >= firstBytes && waitingBytes() < most())
        gathered = gather(() => {
          gathered = null;
          next();
        }, gatherMs);
      else if (waiting.length === 0) isBusy = false;
      else later(next);
    });
  };
  return (bytes, done) => {
    waiting.push({ bytes, done });
    if (!isBusy) return next();
    if (gathered === null || waitingBytes() < most()) return;
    gathered();
    gathered = null;
    later(next);
  };
}

/** @returns what takes the work back */
function delay(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

function joined(pieces: readonly Piece[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first.bytes;
  const all = new Uint8Array(pieces.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
  let at = 0;
  for (const { bytes } of pieces) {
    all.set(bytes, at);
    at += bytes.byteLength;
  }
  return all;
}
