import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CastText } from '#main/cluster/recordings/cast-text';
import { eventHead } from '#main/cluster/recordings/event-format';
import { EventLog } from '#main/cluster/recordings/event-log';
import { castOf, type Step } from '../../../helpers/recordings/cast-oracle';
import { decodeCast } from '../../../helpers/recordings/decode-cast';

function logAt(clock: () => number, command: string | null = null) {
  const pages: Buffer[] = [];
  const log = new EventLog({
    header: {
      ...{ columns: 80, rows: 24, term: 'xterm', title: 'alice on iot' },
      started: 1_999,
      command,
    },
    clock,
    page: (events) => pages.push(Buffer.from(events)),
  });
  return { log, pages, text: () => textOf(Buffer.concat(pages)) };
}

function textOf(events: Buffer): string {
  const cast = new CastText(10_000_000);
  expect(cast.add(events, 0)).toBe(events.length);
  return cast.text.toString();
}

/** What the Encoding Standard makes of bytes. */
const decoded = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const isOneLine = (text: string): boolean => text.indexOf('\n') === text.length - 1;

/** Cuts bytes at places. */
function cut(bytes: Uint8Array, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort(
    (a, b) => a - b,
  );
  return [...ends, bytes.length].map((end, at) =>
    Buffer.from(bytes.subarray(ends[at - 1] ?? 0, end)),
  );
}

/** Bytes like those of terminals, and bytes that are close to UTF-8. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
  fc
    .array(
      fc.constantFrom(...[0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xe0]),
      { maxLength: 60 },
    )
    .map((each) => Uint8Array.from(each)),
);
const places = fc.array(fc.nat(400), { maxLength: 12 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('output' as const), bytes }) },
  fc.record({ type: fc.constant('input' as const), bytes }),
  fc.record({
    type: fc.constant('resize' as const),
    columns: fc.integer({ min: 2, max: 500 }),
    rows: fc.integer({ min: 2, max: 500 }),
  }),
  fc.record({ type: fc.constant('marker' as const), label: fc.string({ maxLength: 30 }) }),
  fc.record({ type: fc.constant('wait' as const), ms: fc.nat(5_000_000) }),
);

/** A log of these steps, that ended. */
function logOf(steps: readonly Step[], status: number | null) {
  let now = 0;
  const { log, ...rest } = logAt(() => now);
  for (const each of steps)
    if (each.type === 'wait') now += each.ms;
    else if (each.type === 'resize') log.resize(each.columns, each.rows);
    else if (each.type === 'marker') log.marker(each.label);
    else log[each.type](Buffer.from(each.bytes));
  log.exit(status);
  return rest;
}

describe('a recording in asciicast v3', () => {
  it('is the text that the simplest way makes of the same', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.option(fc.nat(255)), (steps, status) => {
        const { text } = logOf(steps, status);
        const header = {
          ...{ version: 3, term: { cols: 80, rows: 24, type: 'xterm' } },
          ...{ timestamp: 1, title: 'alice on iot' },
        };
        expect(text()).toBe(castOf(header, steps, status));
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads the same in pieces of any size, each of them whole lines', () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5_000 }), (all, limit) => {
        const { pages, text } = logOf(all, 0);
        const events = Buffer.concat(pages);
        const read: string[] = [];
        for (let at = 0; at < events.length;) {
          const cast = new CastText(limit);
          const next = cast.add(events, at);
          expect(next).toBeGreaterThan(at);
          read.push(cast.text.toString());
          at = next;
        }
        expect(read.every((piece) => piece.endsWith('\n'))).toBe(true);
        expect(read.every((piece) => piece.length <= limit || isOneLine(piece))).toBe(true);
        expect(read.join('')).toBe(text());
      }),
    );
  });

  it('reads from the next event on where somebody asks for the middle of one', () => {
    const { pages } = logOf([{ type: 'marker', label: 'here' }], 0);
    const events = Buffer.concat(pages);
    const cast = new CastText(1_000);
    expect(cast.add(events, 1)).toBe(events.length);
    expect(cast.text.toString()).toBe('[0.000,"m","here"]\n[0.000,"x","0"]\n');
  });

  it('refuses events that are cut off or of no kind', () => {
    const { pages } = logOf([{ type: 'marker', label: 'here' }], 0);
    const events = Buffer.concat(pages);
    for (const length of [1, eventHead, events.length - 1])
      expect(() => textOf(events.subarray(0, length))).toThrow(/an event is cut off/);
    events[0] = 0;
    expect(() => textOf(events)).toThrow(/of no known kind/);
  });

  it('begins with a header of any length', () => {
    const command = '\u0001'.repeat(35_000);
    const { log, text } = logAt(() => 0, command);
    log.output(Buffer.alloc(16 * 1024, 'x'));
    log.exit(0);
    expect(decodeCast(text()).header).toMatchObject({ command });
    expect(decodeCast(text()).all('o')).toBe('x'.repeat(16 * 1024));
  });

  it('replays to what was printed, however it was cut', () => {
    fc.assert(
      fc.property(bytes, places, (printed, at) => {
        const { log, text } = logAt(() => 0);
        for (const piece of cut(printed, at)) log.output(piece);
        log.exit(0);
        expect(decodeCast(text()).all('o')).toBe(decoded(printed));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps what is typed apart from what is shown, each with characters of its own held over', () => {
    const { log, text } = logAt(() => 0);
    const euro = Buffer.from('€');
    log.output(euro.subarray(0, 2));
    log.input(euro.subarray(0, 1));
    log.output(euro.subarray(2));
    log.input(euro.subarray(1));
    log.exit(null);
    const cast = decodeCast(text());
    expect([cast.all('o'), cast.all('i'), cast.all('x')]).toEqual(['€', '€', '']);
  });

  it('does not look at bytes again once they are taken', () => {
    const { log, text } = logAt(() => 0);
    const piece = Buffer.from('a€'.repeat(5)).subarray(0, 19);
    log.output(piece);
    piece.fill(0);
    log.output(Buffer.from([0xac]));
    log.exit(0);
    expect(decodeCast(text()).all('o')).toBe('a€'.repeat(5));
  });

  it('begins with a header, and ends with the exit status', () => {
    const { log, text } = logAt(() => 0, 'top');
    log.resize(100, 30);
    log.exit(3);
    const { header, events } = decodeCast(text());
    expect(header).toEqual({
      version: 3,
      term: { cols: 80, rows: 24, type: 'xterm' },
      timestamp: 1,
      title: 'alice on iot',
      command: 'top',
    });
    expect(events).toEqual([
      [0, 'r', '100x30'],
      [0, 'x', '3'],
    ]);
  });

  it('tells the time between events without adding up what is rounded', () => {
    let now = 0;
    const { log, text } = logAt(() => now);
    for (let index = 0; index < 1_000; index += 1) {
      now += 0.4;
      log.output(Buffer.from('x'));
    }
    now -= 100;
    expect(log.marker('back')).toBeCloseTo(0.4);
    log.exit(0);
    const sum = decodeCast(text()).events.reduce((total, [interval]) => total + interval, 0);
    expect(sum).toBeCloseTo(0.4);
  });

  it('makes of long rows of bytes that are no UTF-8 what decoding makes of them', () => {
    for (const unit of [[0x80], [0xff], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xc3, 0x28]]) {
      const { log, text } = logAt(() => 0);
      const printed = Buffer.from(Array.from({ length: 50_000 }, () => unit).flat());
      log.output(printed);
      log.exit(0);
      expect(decodeCast(text()).all('o')).toBe(decoded(printed));
    }
  });

  it('hands on whole events, in pages that are bounded', () => {
    const { log, pages, text } = logAt(() => 0);
    log.output(Buffer.alloc(1_000_000, 1));
    log.output(Buffer.from('日本'.repeat(100_000)));
    log.exit(0);
    expect(pages.every((page) => page.length < 150_000)).toBe(true);
    expect(pages.map(textOf).join('')).toBe(text());
    expect(decodeCast(text()).all('o')).toBe('\u0001'.repeat(1_000_000) + '日本'.repeat(100_000));
  });
});
