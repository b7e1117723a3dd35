import { createHash } from 'node:crypto';
import { close, fsync, writev } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../authority/durable-file';
import { sealChunk, sealedLength, type ChunkKey } from './chunk-format';
import { giveBackChunk, takeChunkMemory } from './chunk-memory';
import type { RecordingDisk } from './recording-disk';

const writeAll = promisify(writev);
const sync = promisify(fsync);
const closeFile = promisify(close);

/** So much may wait for the disk before whoever writes is held back, and so little before they go on. */
const mostWaiting = 2 * 1024 * 1024;
const fewWaiting = 512 * 1024;
/** Room on the disk is looked for each time that so much was written. */
const roomCheck = 32 * 1024 * 1024;

export class DiskFull extends Error {
  constructor() {
    super('The disk is full');
  }
}

export interface RecordingFileOptions {
  readonly path: string;
  readonly key: ChunkKey;
  readonly disk: RecordingDisk;
  /** Told when more is on the disk, or in the system's hands on its way there. */
  readonly written: () => void;
  /** Told once there is room again after {@link RecordingFile.isFull}. */
  readonly room: () => void;
  /** Told once; nothing is written after it. */
  readonly failed: (error: unknown) => void;
}

/** A file that a recording is written to while its session runs. Nothing here waits for the disk but `end`. */
export class RecordingFile {
  readonly #options: RecordingFileOptions;
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  #queue: Buffer[] = [];
  #waiting = 0;
  #number = 0;
  /** Bytes of what was sealed. */
  #sealed = 0;
  #sinceRoomCheck = 0;
  #writing: Promise<void> | null = null;
  #wasFull = false;
  #isOver = false;
  /** Bytes of what can be read. */
  readable = 0;

  /** @throws the system's error, or {@link DiskFull} */
  constructor(options: RecordingFileOptions) {
    const { path, disk, key } = options;
    this.#options = options;
    if (!disk.hasRoomNow(dirname(path))) throw new DiskFull();
    this.#descriptor = disk.create(path);
    this.#push(Buffer.from(key.header));
  }

  /** Whether so much waits that whoever writes should wait too. */
  get isFull(): boolean {
    return this.#wasFull;
  }

  /** Takes whole events. The memory is not needed afterwards. */
  append(events: Buffer): void {
    if (!this.#isOver) this.#seal(events, false);
  }

  /** Writes what waits and the last chunk, and waits for the disk. @returns the file's SHA-256 @throws where it failed */
  async end(): Promise<string> {
    if (this.#isOver) throw new Error('The recording is over already');
    this.#seal(Buffer.alloc(0), true);
    this.#isOver = true;
    try {
      await this.#writing;
      await sync(this.#descriptor);
      syncFolder(dirname(this.#options.path));
    } finally {
      await closeFile(this.#descriptor);
    }
    return this.#hash.digest('hex');
  }

  /** Leaves the file as far as it came. */
  async abandon(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#queue = [];
    await this.#writing?.catch(() => undefined);
    await closeFile(this.#descriptor).catch(() => undefined);
  }

  #seal(events: Buffer, isLast: boolean): void {
    const place = { number: this.#number, offset: this.#sealed };
    const chunk = takeChunkMemory(sealedLength(events.length));
    sealChunk(this.#options.key, place, events, isLast, chunk);
    this.#number += 1;
    this.#sealed += events.length;
    this.#push(chunk);
  }

  #push(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#waiting += bytes.length;
    this.#queue.push(bytes);
    if (this.#waiting > mostWaiting) this.#wasFull = true;
    this.#writing ??= this.#drain();
    // Where nobody waits for it, `failed` has told.
    this.#writing.catch(() => undefined);
  }

  async #drain(): Promise<void> {
    try {
      // What comes in the same turn goes out together.
      await Promise.resolve();
      while (this.#queue.length > 0) await this.#writeQueue();
      this.#writing = null;
    } catch (error) {
      if (!this.#isOver) this.#options.failed(error);
      throw error;
    }
  }

  async #writeQueue(): Promise<void> {
    const parts = this.#queue;
    const readable = this.#sealed;
    this.#queue = [];
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    await this.#writeParts(parts, length);
    parts.forEach(giveBackChunk);
    this.readable = readable;
    this.#waiting -= length;
    this.#options.written();
    if (this.#wasFull && this.#waiting < fewWaiting) {
      this.#wasFull = false;
      this.#options.room();
    }
    this.#sinceRoomCheck += length;
    if (this.#sinceRoomCheck < roomCheck) return;
    this.#sinceRoomCheck = 0;
    if (!(await this.#options.disk.hasRoom(dirname(this.#options.path)))) throw new DiskFull();
  }

  async #writeParts(parts: Buffer[], length: number): Promise<void> {
    let left = parts;
    for (let done = 0; done < length;) {
      const { bytesWritten } = await writeAll(this.#descriptor, left);
      if (bytesWritten <= 0) throw new DiskFull();
      done += bytesWritten;
      if (done < length) left = without(left, bytesWritten);
    }
  }
}

/** What is left of buffers after their first bytes. */
function without(parts: readonly Buffer[], count: number): Buffer[] {
  let skip = count;
  return parts.flatMap((part) => {
    const skipped = Math.min(skip, part.length);
    skip -= skipped;
    return skipped === part.length ? [] : [part.subarray(skipped)];
  });
}
