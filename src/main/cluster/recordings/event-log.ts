import { eventHead, longestEvent, writeEventHead, type EventKind } from './event-format';
import { Utf8Carry } from './utf8-carry';

/** So many bytes are handed on at once; a little more where the last event was long. */
const pageBytes = 128 * 1024;
/** Of a marker's label, in UTF-16 units. */
const longestLabel = 500;

/** What a recording begins with. */
export interface LogHeader {
  readonly columns: number;
  readonly rows: number;
  readonly term: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly title: string;
  readonly command: string | null;
}

export interface EventLogOptions {
  readonly header: LogHeader;
  /** Milliseconds by a clock that only goes forward. */
  readonly clock: () => number;
  /** Gets whole events. The memory is used again afterwards. */
  readonly page: (events: Buffer) => void;
}

/**
 * Writes down what happens in a terminal, byte for byte and with little work, since programs print faster than text
 * could be made of it: what reads it does that (`cast-text.ts`). No event ends within a character, so each can be
 * read by itself. Nothing is allocated for what a terminal prints.
 */
export class EventLog {
  readonly #target: Buffer;
  readonly #options: EventLogOptions;
  readonly #output = new Utf8Carry();
  readonly #input = new Utf8Carry();
  readonly #start: number;
  /** When the last event was, in whole milliseconds from the start: rounding never adds up. */
  #last = 0;
  #length = 0;

  constructor(options: EventLogOptions) {
    this.#options = options;
    this.#start = options.clock();
    const header = Buffer.from(JSON.stringify(headerLine(options.header)));
    this.#target = Buffer.allocUnsafeSlow(
      eventHead + header.length + pageBytes + eventHead + longestEvent,
    );
    this.#write('h', header, 0);
  }

  /** Bytes that wait for {@link flush}. */
  get waiting(): number {
    return this.#length;
  }

  /** What the terminal shows. The bytes are not needed afterwards. */
  output(bytes: Buffer): void {
    this.#data('o', this.#output.take(bytes));
  }

  /** What was typed. */
  input(bytes: Buffer): void {
    this.#data('i', this.#input.take(bytes));
  }

  resize(columns: number, rows: number): void {
    this.#event('r', Buffer.from(`${columns}x${rows}`));
  }

  /** @returns seconds from the start */
  marker(label: string): number {
    this.#event('m', Buffer.from(label.slice(0, longestLabel).toWellFormed()));
    return this.#last / 1_000;
  }

  /** Ends the recording. @param status how the program ended, if it told */
  exit(status: number | null): void {
    this.#data('o', this.#output.rest());
    this.#data('i', this.#input.rest());
    if (status !== null) this.#event('x', Buffer.from(String(status)));
    this.flush();
  }

  /** Hands on what waits. */
  flush(): void {
    if (this.#length === 0) return;
    const { page } = this.#options;
    const events = this.#target.subarray(0, this.#length);
    this.#length = 0;
    page(events);
  }

  #data(kind: 'o' | 'i', text: Buffer): void {
    for (let from = 0; from < text.length;) {
      const to = endOfPiece(text, from);
      this.#event(kind, text.subarray(from, to));
      from = to;
    }
  }

  #event(kind: EventKind, data: Buffer): void {
    const now = Math.max(this.#last, Math.round(this.#options.clock() - this.#start));
    const interval = now - this.#last;
    this.#last = now;
    this.#write(kind, data, interval);
    if (this.#length >= pageBytes) this.flush();
  }

  #write(kind: EventKind, data: Buffer, interval: number): void {
    writeEventHead(this.#target, this.#length, { kind, interval, length: data.length });
    this.#target.set(data, this.#length + eventHead);
    this.#length += eventHead + data.length;
  }
}

/** The first line of asciicast v3. */
function headerLine({ columns, rows, term, started, title, command }: LogHeader) {
  return {
    version: 3,
    term: { cols: columns, rows, type: term },
    timestamp: Math.floor(started / 1_000),
    title,
    ...(command !== null && { command }),
  };
}

/** Where a piece that is short enough ends, between two characters. */
function endOfPiece(text: Buffer, from: number): number {
  const to = from + longestEvent;
  if (to >= text.length) return text.length;
  // A longer row of such bytes holds no character.
  for (let back = 0; back < 4; back += 1)
    if (((text[to - back] ?? 0) & 0xc0) !== 0x80) return to - back;
  return to;
}
