import { open, type FileHandle } from 'node:fs/promises';
import type { KeyWrapper } from '../authority/key-wrapper';
import { CastText } from './cast-text';
import {
  DamagedRecording,
  headerRead,
  openChunk,
  readHeader,
  readWord,
  sealedLength,
  wordBytes,
  type ChunkKey,
  type ChunkPlace,
} from './chunk-format';
import { readUpTo } from './file-reads';

/** Of so many recordings it is kept where their chunks begin. */
const mostKept = 32;
/** Chunks are found by reading their words: many are passed over in one read where they are small. */
const scanRead = 64 * 1024;

interface Chunk extends ChunkPlace {
  /** Where its word stands in the file. */
  readonly at: number;
  readonly length: number;
  readonly isLast: boolean;
}

interface Index {
  readonly key: ChunkKey;
  readonly chunks: Chunk[];
  /** Whether the last chunk was opened: that there is nothing more is believed of no other. */
  isWhole: boolean;
}

/** A piece of a recording. */
export interface Piece {
  /** Asciicast v3, whole lines. */
  readonly text: Buffer;
  /** Where to go on. */
  readonly next: number;
  /** Whether the chunk that ends the recording was reached. */
  readonly isWhole: boolean;
}

/** Text that was written as such, passed on in whole chunks. */
class KeptText {
  readonly #limit: number;
  readonly #parts: Buffer[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get text(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** As {@link CastText.add}. */
  add(chunk: Buffer, from: number): number {
    const part = chunk.subarray(from);
    if (this.#length > 0 && this.#length + part.length > this.#limit) return from;
    this.#parts.push(part);
    this.#length += part.length;
    return chunk.length;
  }
}

/** Reads recordings, whole ones and those that are still written. */
export class RecordingReader {
  readonly #wrapper: KeyWrapper;
  readonly #indexes = new Map<string, Index>();

  /** @param wrapper holds the cluster's recording key */
  constructor(wrapper: KeyWrapper) {
    this.#wrapper = wrapper;
  }

  /**
   * Text of what begins at an offset or after it: `limit` bytes at most, but always something where there is more.
   *
   * @param offset in bytes of what was written, as `next` of an earlier call
   * @throws DamagedRecording, or the system's error where the file is not there
   */
  async read(path: string, id: string, offset: number, limit: number): Promise<Piece> {
    const file = await open(path, 'r');
    try {
      const index = await this.#indexOf(file, id);
      const { key, chunks, isWhole } = index;
      const made = key.holds === 'events' ? new CastText(limit) : new KeptText(limit);
      let next = offset;
      for (const chunk of chunks.slice(firstAfter(chunks, offset))) {
        const bytes = await readExactly(file, chunk.at, sealedLength(chunk.length));
        const end = made.add(openChunk(key, chunk, bytes), next - chunk.offset);
        next = chunk.offset + end;
        if (end < chunk.length) break;
      }
      return { text: made.text, next, isWhole };
    } finally {
      await file.close();
    }
  }

  /** How much is in order from the start on, each chunk opened. */
  async lookThrough(
    path: string,
    id: string,
  ): Promise<{ readonly bytes: number; readonly isWhole: boolean }> {
    let bytes = 0;
    const file = await open(path, 'r');
    try {
      const { key, chunks, isWhole } = await this.#indexOf(file, id);
      for (const chunk of chunks) {
        openChunk(key, chunk, await readExactly(file, chunk.at, sealedLength(chunk.length)));
        bytes = chunk.offset + chunk.length;
      }
      return { bytes, isWhole };
    } catch (error) {
      if (error instanceof DamagedRecording) return { bytes, isWhole: false };
      throw error;
    } finally {
      await file.close();
    }
  }

  forget(id: string): void {
    this.#indexes.delete(id);
  }

  async #indexOf(file: FileHandle, id: string): Promise<Index> {
    const { size } = await file.stat();
    let index = this.#indexes.get(id);
    if (!index) {
      const start = await readUpTo(file, 0, headerRead);
      index = { key: readHeader(start, id, this.#wrapper), chunks: [], isWhole: false };
    }
    await extend(file, index, size);
    await proveEnd(file, index);
    this.#indexes.delete(id);
    this.#indexes.set(id, index);
    const [oldest] = this.#indexes.keys();
    if (this.#indexes.size > mostKept && oldest !== undefined) this.#indexes.delete(oldest);
    return index;
  }
}

/** Finds the chunks that were added since; one that is not all there yet is left for later. */
async function extend(file: FileHandle, { key, chunks }: Index, size: number): Promise<void> {
  const known = chunks.length;
  const added: Chunk[] = [];
  let last = chunks.at(-1);
  let window: Buffer = Buffer.alloc(0);
  let windowAt = 0;
  for (;;) {
    const at = last ? last.at + sealedLength(last.length) : key.header.length;
    if (last?.isLast === true && at < size) throw new DamagedRecording('something follows its end');
    if (last?.isLast === true || at + wordBytes > size) break;
    if (at + wordBytes > windowAt + window.length) {
      window = await readUpTo(file, at, scanRead);
      windowAt = at;
      if (window.length < wordBytes) break;
    }
    const word = readWord(window.subarray(at - windowAt, at - windowAt + wordBytes));
    const offset = last ? last.offset + last.length : 0;
    last = { number: known + added.length, offset, at, ...word };
    if (at + sealedLength(last.length) > size) break;
    added.push(last);
  }
  // Somebody else who reads may have found the same meanwhile.
  if (chunks.length === known) for (const chunk of added) chunks.push(chunk);
}

async function proveEnd(file: FileHandle, index: Index): Promise<void> {
  const last = index.chunks.at(-1);
  if (index.isWhole || !last?.isLast) return;
  openChunk(index.key, last, await readExactly(file, last.at, sealedLength(last.length)));
  index.isWhole = true;
}

/** The first chunk with text after an offset. */
function firstAfter(chunks: readonly Chunk[], offset: number): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const chunk = chunks[middle];
    if (chunk && chunk.offset + chunk.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = await readUpTo(file, at, length);
  if (bytes.length < length) throw new DamagedRecording('a piece is cut off');
  return bytes;
}
