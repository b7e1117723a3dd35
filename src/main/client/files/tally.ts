import type { Transfer as TransferState } from '#shared/ipc/files';
import type { LeftOut, Plan, PlannedFile } from './plan';
import { Rate } from './rate';

const mostTold = 100;

/** How far a transfer is. */
export class Tally {
  readonly #now: () => number;
  readonly #rate = new Rate();
  /** Files on their way: how far each is, in bytes. */
  readonly #onTheirWay = new Map<PlannedFile, number>();
  /** Sizes that turned out to be others than planned. */
  readonly #sizes = new Map<PlannedFile, number>();
  #leftOut: LeftOut[] = [];
  #files = { done: 0, total: 0 };
  #bytes = { done: 0, total: 0 };

  constructor(now: () => number) {
    this.#now = now;
  }

  get filesDone(): number {
    return this.#files.done;
  }

  get firstReason(): string {
    return this.#leftOut[0]?.reason ?? '';
  }

  snapshot(): Pick<TransferState, 'files' | 'bytes' | 'rate' | 'leftOut' | 'leftOutCount'> {
    const active = [...this.#onTheirWay.values()].reduce((sum, at) => sum + at, 0);
    return {
      files: this.#files,
      bytes: { done: this.#bytes.done + active, total: this.#bytes.total },
      rate: this.#rate.at(this.#now()),
      leftOut: this.#leftOut.slice(0, mostTold),
      leftOutCount: this.#leftOut.length,
    };
  }

  planned({ files, leftOut }: Plan): void {
    this.#files = { ...this.#files, total: files.length };
    this.#bytes = { ...this.#bytes, total: files.reduce((sum, { size }) => sum + size, 0) };
    this.#leftOut.push(...leftOut);
  }

  /** So many bytes of a file of this size are there. */
  moved(file: PlannedFile, at: number, size: number): void {
    const { done, total } = this.#bytes;
    this.#bytes = { done, total: total + size - this.#sizeOf(file) };
    this.#sizes.set(file, size);
    const before = this.#onTheirWay.get(file);
    this.#onTheirWay.set(file, at);
    // What was there from an earlier run did not move now.
    if (before !== undefined) this.#rate.add(at - before, this.#now());
  }

  arrived(file: PlannedFile): void {
    this.#files = { ...this.#files, done: this.#files.done + 1 };
    this.#bytes = { ...this.#bytes, done: this.#bytes.done + this.#sizeOf(file) };
  }

  leaveOut(each: LeftOut): void {
    this.#leftOut.push(each);
  }

  /** These are tried once more. */
  takeBack(files: readonly PlannedFile[]): void {
    const names = new Set(files.map(({ name }) => name));
    this.#leftOut = this.#leftOut.filter(({ name }) => !names.has(name));
  }

  /** A file is not on its way any more. */
  rest(file: PlannedFile): void {
    this.#onTheirWay.delete(file);
  }

  /** Nothing moves any more. */
  stop(): void {
    this.#onTheirWay.clear();
    this.#rate.reset();
  }

  #sizeOf(file: PlannedFile): number {
    return this.#sizes.get(file) ?? file.size;
  }
}
