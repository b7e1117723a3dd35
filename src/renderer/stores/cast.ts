/** The size of a terminal, in characters. */
export interface CastSize {
  readonly columns: number;
  readonly rows: number;
}

/** One event of a recording: output, input, a new size, a marker, or the end. */
export interface CastEvent {
  readonly code: 'o' | 'i' | 'r' | 'm' | 'x';
  readonly data: string;
  /** Seconds from the start. */
  readonly at: number;
}

/** What was read of a recording so far. */
export interface CastReader {
  /** `null` before the first line. */
  readonly size: CastSize | null;
  readonly events: readonly CastEvent[];
  /** Takes further whole lines. Lines that are no events are passed over. */
  push(text: string): void;
}

const codes: ReadonlySet<string> = new Set(['o', 'i', 'r', 'm', 'x']);

/** Reads asciicast v3 (docs.asciinema.org/manual/asciicast/v3) piece by piece: times there count from the event before. */
export function createCastReader(): CastReader {
  const events: CastEvent[] = [];
  let size: CastSize | null = null;
  let at = 0;
  const takeLine = (line: string): void => {
    if (line === '' || line.startsWith('#')) return;
    const value = parsed(line);
    if (!size) {
      size = sizeOf(value);
      return;
    }
    if (!Array.isArray(value)) return;
    const [interval, code, data] = value as unknown[];
    if (typeof interval !== 'number' || typeof code !== 'string' || typeof data !== 'string')
      return;
    at += Math.max(0, interval);
    if (codes.has(code)) events.push({ code: code as CastEvent['code'], data, at });
  };
  return {
    get size() {
      return size;
    },
    events,
    push(text) {
      for (const line of text.split('\n')) takeLine(line);
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

const usual: CastSize = { columns: 80, rows: 24 };

function sizeOf(header: unknown): CastSize {
  const { term } = (header ?? {}) as {
    readonly term?: { readonly cols?: unknown; readonly rows?: unknown };
  };
  const { cols, rows } = term ?? {};
  return typeof cols === 'number' && typeof rows === 'number' ? clamped(cols, rows) : usual;
}

/** The size that an event of code `r` says, `100x30`; `null` for anything else. */
export function resizeOf({ data }: CastEvent): CastSize | null {
  const [, columns, rows] = /^(\d{1,4})x(\d{1,4})$/.exec(data) ?? [];
  return columns === undefined ? null : clamped(Number(columns), Number(rows));
}

function clamped(columns: number, rows: number): CastSize {
  const within = (value: number): number => Math.min(Math.max(Math.trunc(value), 1), 500);
  return { columns: within(columns), rows: within(rows) };
}

/** When each event is shown where pauses are cut to `longest` seconds; `null` leaves them as they were. */
export function playTimes(events: readonly CastEvent[], longest: number | null): number[] {
  let before = 0;
  let time = 0;
  return events.map(({ at }) => {
    const pause = at - before;
    before = at;
    time += longest === null ? pause : Math.min(pause, longest);
    return time;
  });
}

/** How many of the times, which never fall, are not after `position`. */
export function countUntil(times: readonly number[], position: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
