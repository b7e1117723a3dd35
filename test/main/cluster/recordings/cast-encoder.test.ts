import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CastEncoder } from '#main/cluster/recordings/cast-encoder';
import { decodeCast } from '../../../helpers/recordings/decode-cast';

function encoderAt(clock: () => number, command: string | null = null) {
  const pages: string[] = [];
  const encoder = new CastEncoder({
    header: {
      ...{ columns: 80, rows: 24, term: 'xterm', title: 'alice on iot' },
      started: 1_999,
      command,
    },
    clock,
    page: (text) => pages.push(text.toString()),
  });
  return { encoder, pages, text: () => pages.join('') };
}

/** What the Encoding Standard makes of bytes. */
const decoded = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

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

describe('a recording in asciicast v3', () => {
  it('replays to what was printed, however it was cut', () => {
    fc.assert(
      fc.property(bytes, places, (printed, at) => {
        const { encoder, text } = encoderAt(() => 0);
        for (const piece of cut(printed, at)) encoder.output(piece);
        encoder.exit(0);
        expect(decodeCast(text()).all('o')).toBe(decoded(printed));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps what is typed apart from what is shown, each with characters of its own held over', () => {
    const { encoder, text } = encoderAt(() => 0);
    const euro = Buffer.from('€');
    encoder.output(euro.subarray(0, 2));
    encoder.input(euro.subarray(0, 1));
    encoder.output(euro.subarray(2));
    encoder.input(euro.subarray(1));
    encoder.exit(null);
    const cast = decodeCast(text());
    expect([cast.all('o'), cast.all('i'), cast.all('x')]).toEqual(['€', '€', '']);
  });

  it('does not look at bytes again once they are taken', () => {
    const { encoder, text } = encoderAt(() => 0);
    const piece = Buffer.from('a€'.repeat(5)).subarray(0, 19);
    encoder.output(piece);
    piece.fill(0);
    encoder.output(Buffer.from([0xac]));
    encoder.exit(0);
    expect(decodeCast(text()).all('o')).toBe('a€'.repeat(5));
  });

  it('begins with a header, and ends with the exit status', () => {
    const { encoder, text } = encoderAt(() => 0, 'top');
    encoder.resize(100, 30);
    encoder.exit(3);
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
    const { encoder, text } = encoderAt(() => now);
    for (let index = 0; index < 1_000; index += 1) {
      now += 0.4;
      encoder.output(Buffer.from('x'));
    }
    now -= 100;
    expect(encoder.marker('back')).toBeCloseTo(0.4);
    encoder.exit(0);
    const sum = decodeCast(text()).events.reduce((total, [interval]) => total + interval, 0);
    expect(sum).toBeCloseTo(0.4);
  });

  it('makes of long rows of bytes that are no UTF-8 what decoding makes of them', () => {
    for (const unit of [[0x80], [0xff], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xc3, 0x28]]) {
      const { encoder, text } = encoderAt(() => 0);
      const printed = Buffer.from(Array.from({ length: 50_000 }, () => unit).flat());
      encoder.output(printed);
      encoder.exit(0);
      expect(decodeCast(text()).all('o')).toBe(decoded(printed));
    }
  });

  it('hands on whole lines, in pages that are bounded', () => {
    const { encoder, pages, text } = encoderAt(() => 0);
    encoder.output(Buffer.alloc(1_000_000, 1));
    encoder.output(Buffer.from('日本'.repeat(100_000)));
    encoder.exit(0);
    expect(pages.every((page) => page.endsWith(']\n') && page.length < 200_000)).toBe(true);
    expect(decodeCast(text()).all('o')).toBe('\u0001'.repeat(1_000_000) + '日本'.repeat(100_000));
  });
});
