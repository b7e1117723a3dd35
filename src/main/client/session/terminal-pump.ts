import { z } from 'zod';
import {
  terminalWindowBytes,
  type TerminalFromWindow,
  type TerminalToWindow,
} from '#shared/ipc/terminal';

/** The end of a MessagePort, by whatever it is made of. */
export interface TerminalPort {
  post(message: TerminalToWindow): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The window is gone. */
  onClose(listener: () => void): void;
  close(): void;
}

export const terminalFromWindowSchema: z.ZodType<TerminalFromWindow> = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('input'), text: z.string().max(4_194_304) }),
    z.strictObject({
      type: z.literal('resize'),
      columns: z.int().min(1).max(2_000),
      rows: z.int().min(1).max(2_000),
    }),
    z.strictObject({ type: z.literal('acknowledge'), bytes: z.int().min(0) }),
  ],
);

/** Electron carries messages of up to 64 KB as they are, and shares memory for each larger one, which costs more. */
const largestChunk = 60 * 1024;

/**
 * Carries bytes to the window in order: what comes in one turn of the event loop goes together, in chunks of at
 * most 60 KB, and the source rests while more than {@link terminalWindowBytes} are on their way. What is pushed is
 * copied at once: its memory is free for something else.
 */
export class TerminalPump {
  readonly #port: Pick<TerminalPort, 'post'>;
  readonly #source: { pause(): void; resume(): void };
  /** What waits for the end of the turn, or for more: the first bytes of this chunk. */
  #chunk = Buffer.allocUnsafeSlow(largestChunk);
  #used = 0;
  #scheduled: NodeJS.Immediate | null = null;
  /** Bytes that were pushed and not acknowledged. */
  #onTheirWay = 0;
  #isResting = false;

  constructor(port: Pick<TerminalPort, 'post'>, source: { pause(): void; resume(): void }) {
    this.#port = port;
    this.#source = source;
  }

  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      const copied = bytes.copy(this.#chunk, this.#used, at);
      at += copied;
      this.#used += copied;
      if (this.#used === largestChunk) this.#post();
    }
    this.#onTheirWay += bytes.length;
    this.#scheduled ??= setImmediate(() => this.flush());
    if (this.#isResting || this.#onTheirWay <= terminalWindowBytes) return;
    this.#isResting = true;
    this.#source.pause();
  }

  /** The window wrote this many bytes to the screen. More than were sent count as all of them. */
  acknowledge(bytes: number): void {
    this.#onTheirWay = Math.max(0, this.#onTheirWay - bytes);
    // Going on at the half, not at the brim, spares the source a stop after each chunk.
    if (!this.#isResting || this.#onTheirWay > terminalWindowBytes / 2) return;
    this.#isResting = false;
    this.#source.resume();
  }

  /** The source rests until the window keeps up. */
  get isResting(): boolean {
    return this.#isResting;
  }

  /** The window is gone: nothing is sent any more. */
  stop(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#used = 0;
  }

  /** Posts now what waits for the end of the turn. */
  flush(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#scheduled = null;
    if (this.#used > 0) this.#post();
  }

  #post(): void {
    const chunk = this.#chunk;
    const isFull = this.#used === largestChunk;
    // Posting a view carries the whole memory behind it: a full chunk is all of its own.
    const bytes = new Uint8Array(isFull ? chunk.buffer : chunk.buffer.slice(0, this.#used));
    if (isFull) this.#chunk = Buffer.allocUnsafeSlow(largestChunk);
    this.#used = 0;
    this.#port.post({ type: 'data', bytes });
  }
}
