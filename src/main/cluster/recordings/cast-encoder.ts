import { longestEscape, writeEscaped } from './json-string';
import { Utf8Carry } from './utf8-carry';

/** So many bytes of text are handed on at once; a little more where the last event was long. */
const pageBytes = 64 * 1024;
/** An event holds so many bytes of what was printed at most; longer pieces become several. */
const longestEvent = 16 * 1024;
/** What surrounds the data of an event: the interval, the code, brackets, quotes, commas, the end of the line. */
const surroundings = 64;
/** Of a marker's label, in UTF-16 units. */
const longestLabel = 500;

/** The first line of a recording. */
export interface CastHeader {
  readonly columns: number;
  readonly rows: number;
  readonly term: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly title: string;
  readonly command: string | null;
}

export interface CastEncoderOptions {
  readonly header: CastHeader;
  /** Milliseconds by a clock that only goes forward. */
  readonly clock: () => number;
  /** Gets whole lines. The memory is used again afterwards. */
  readonly page: (text: Buffer) => void;
}

/**
 * Writes asciicast v3 (https://docs.asciinema.org/manual/asciicast/v3/): a header line, then one JSON array an event,
 * each with the seconds since the event before. Nothing is allocated for what a terminal prints.
 */
export class CastEncoder {
  readonly #target = Buffer.allocUnsafeSlow(
    pageBytes + longestEvent * longestEscape + surroundings,
  );
  readonly #options: CastEncoderOptions;
  readonly #output = new Utf8Carry();
  readonly #input = new Utf8Carry();
  readonly #start: number;
  /** When the last event was, in whole milliseconds from the start: rounding never adds up. */
  #last = 0;
  #length = 0;

  constructor(options: CastEncoderOptions) {
    this.#options = options;
    this.#start = options.clock();
    this.#line(headerLine(options.header));
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
    const text = this.#target.subarray(0, this.#length);
    this.#length = 0;
    page(text);
  }

  #data(code: 'o' | 'i', text: Buffer): void {
    for (let from = 0; from < text.length;) {
      const to = endOfPiece(text, from);
      this.#event(code, text.subarray(from, to));
      from = to;
    }
  }

  #event(code: string, text: Buffer): void {
    const now = Math.max(this.#last, Math.round(this.#options.clock() - this.#start));
    const interval = (now - this.#last) / 1_000;
    this.#last = now;
    const target = this.#target;
    this.#length += target.write(`[${interval.toFixed(3)},"${code}","`, this.#length, 'latin1');
    this.#length = writeEscaped(text, target, this.#length);
    this.#length += target.write('"]\n', this.#length, 'latin1');
    if (this.#length >= pageBytes) this.flush();
  }

  #line(value: unknown): void {
    this.#length += this.#target.write(`${JSON.stringify(value)}\n`, this.#length);
  }
}

function headerLine({ columns, rows, term, started, title, command }: CastHeader) {
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
