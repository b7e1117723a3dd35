/** So many bytes are handed on without waiting for more: what one SSH packet carries. */
const enough = 32 * 1024;
/** So long a program that prints without a pause is waited for, in milliseconds. */
export const patienceMs = 2;

/**
 * Hands on what a terminal prints in larger pieces. The system gives it out in pieces of 4 KB at most, and each would
 * cost a packet on every part of the way. What comes after a pause, such as the echo of a key, is handed on at once.
 */
export class OutputBatch {
  readonly #handOn: (data: Buffer) => void;
  readonly #now: () => number;
  #waiting: Buffer[] = [];
  #length = 0;
  #last = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  /** @param now milliseconds by a clock that only goes forward */
  constructor(handOn: (data: Buffer) => void, now = () => performance.now()) {
    this.#handOn = handOn;
    this.#now = now;
  }

  push(data: Buffer): void {
    this.#waiting.push(data);
    this.#length += data.length;
    const isAfterPause = this.#timer === undefined && this.#now() - this.#last > patienceMs;
    if (isAfterPause || this.#length >= enough) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), patienceMs);
  }

  /** Hands on what waits for more. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    this.#last = this.#now();
    const [only] = waiting;
    const all = waiting.length === 1 && only ? only : Buffer.concat(waiting, this.#length);
    this.#length = 0;
    this.#handOn(all);
  }
}
