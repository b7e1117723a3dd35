import { eventHead, readEventHead, type EventHead } from './event-format';
import { longestEscape, writeEscaped } from './json-string';

/** What surrounds the data of an event: the interval, the code, brackets, quotes, commas, the end of the line. */
const surroundings = 64;

/**
 * Makes asciicast v3 (https://docs.asciinema.org/manual/asciicast/v3/) of events: a header line, then one JSON array
 * an event, each with the seconds since the event before.
 */
export class CastText {
  readonly #limit: number;
  #target: Buffer;
  #length = 0;

  /** @param limit bytes of text; more only where a single event takes more */
  constructor(limit: number) {
    this.#limit = limit;
    this.#target = Buffer.allocUnsafeSlow(limit);
  }

  get text(): Buffer {
    return this.#target.subarray(0, this.#length);
  }

  /**
   * Adds whole events, as many as there is room for.
   *
   * @param events as they were written
   * @param from those that begin before are left out
   * @returns where the first event is that was not added: the end where all were
   * @throws DamagedRecording
   */
  add(events: Buffer, from: number): number {
    for (let at = 0; at < events.length;) {
      const head = readEventHead(events, at);
      const end = at + eventHead + head.length;
      if (at >= from) {
        if (!this.#hasRoom(head)) return at;
        this.#line(head, events.subarray(at + eventHead, end));
      }
      at = end;
    }
    return events.length;
  }

  #hasRoom({ length }: EventHead): boolean {
    const most = length * longestEscape + surroundings;
    if (this.#length + most <= this.#limit) return true;
    if (this.#length > 0) return false;
    this.#target = Buffer.allocUnsafeSlow(most);
    return true;
  }

  #line({ kind, interval }: EventHead, data: Buffer): void {
    const target = this.#target;
    if (kind === 'h') {
      target.set(data, this.#length);
      this.#length += data.length;
      this.#length += target.write('\n', this.#length, 'latin1');
      return;
    }
    const seconds = (interval / 1_000).toFixed(3);
    this.#length += target.write(`[${seconds},"${kind}","`, this.#length, 'latin1');
    this.#length = writeEscaped(data, target, this.#length);
    this.#length += target.write('"]\n', this.#length, 'latin1');
  }
}
