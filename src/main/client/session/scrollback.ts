import { ScreenModes } from './screen-modes';

/** How much of its output a session keeps, in bytes: 5,000 lines, as many as windows show at first, that are full and coloured. */
export const scrollbackBytes = 3 * 1024 * 1024;
const blockBytes = 64 * 1024;
const lineFeed = 0x0a;

/**
 * The last of what a session printed, as it came, for windows that open later. Bytes are counted from the session's
 * first on. Memory grows with what was printed, by blocks, up to the capacity; the oldest block is then written over.
 */
export class Scrollback {
  readonly #mostBlocks: number;
  readonly #blocks: Buffer[] = [];
  /** The modes at the first byte that is kept, and after the last. */
  readonly #before = new ScreenModes();
  readonly #now = new ScreenModes();
  #start = 0;
  #end = 0;

  /** @param capacity in bytes; whole blocks of 64 KB are kept */
  constructor(capacity = scrollbackBytes) {
    this.#mostBlocks = Math.max(1, Math.floor(capacity / blockBytes));
  }

  /** How many bytes were printed so far. */
  get end(): number {
    return this.#end;
  }

  /** The modes that the output left the terminal in. */
  get modes(): Pick<ScreenModes, 'leave'> {
    return this.#now;
  }

  append(bytes: Buffer): void {
    this.#now.read(bytes);
    for (let at = 0; at < bytes.length;) {
      const used = (this.#end - this.#start) % blockBytes;
      const last = this.#blocks.at(-1);
      const block = used === 0 || !last ? this.#addBlock() : last;
      const copied = bytes.copy(block, used, at, at + blockBytes - used);
      at += copied;
      this.#end += copied;
    }
  }

  /**
   * What follows the first `from` bytes.
   *
   * @returns `null` when that is not all there any more, or never was
   */
  since(from: number): Buffer | null {
    if (from < this.#start || from > this.#end) return null;
    const parts: Buffer[] = [];
    let at = from - this.#start;
    for (const block of this.#blocks.slice(Math.floor(at / blockBytes))) {
      const part = block.subarray(at % blockBytes).subarray(0, this.#end - this.#start - at);
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  }

  /** All that is kept, from the first whole line on, and what brings a new terminal into the modes before it. */
  whole(): { readonly bytes: Buffer; readonly modes: string } {
    const all = this.since(this.#start) ?? Buffer.alloc(0);
    if (this.#start === 0) return { bytes: all, modes: '' };
    // The cut may lie within a character or a control sequence; neither holds a line's end.
    const line = all.subarray(0, blockBytes).indexOf(lineFeed);
    return { bytes: all.subarray(line + 1), modes: this.#before.restore() };
  }

  #addBlock(): Buffer {
    const oldest = this.#blocks.length < this.#mostBlocks ? undefined : this.#blocks.shift();
    if (oldest) {
      this.#before.read(oldest);
      this.#start += blockBytes;
    }
    const block = oldest ?? Buffer.allocUnsafeSlow(blockBytes);
    this.#blocks.push(block);
    return block;
  }
}
