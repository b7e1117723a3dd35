import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bits } from '#main/cluster/inventory/bits';
import { GramColumn, unitsOf } from '#main/cluster/inventory/gram-column';

function rowsOf(bits: Bits): number[] {
  const rows: number[] = [];
  bits.each((row) => rows.push(row));
  return rows;
}

/** Spreads numbers apart, the same in every run. */
function mixed(number: number): number {
  return (Math.imul(number + 1, 0x9e_37_79_b1) >>> 7) + number;
}

function textsOf(alphabet: string, rows: number, length: number): string[] {
  const letters = [...alphabet];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length }, (_, at) => letters[mixed(row * length + at) % letters.length]).join(''),
  );
}

const many = String.fromCharCode(...Array.from({ length: 300 }, (_, each) => 0x4e_00 + each * 7));

describe.each([
  ['a few rows', textsOf('ab-', 40, 6)],
  ['rows of which each run has a list', textsOf('abcdefghij0123456789-.', 7_000, 20)],
  ['as many characters as can be told apart', textsOf(many.slice(0, 63), 7_000, 20)],
  ['one more', textsOf(many.slice(0, 64), 7_000, 20)],
  ['many characters', textsOf(many, 7_000, 20)],
  ['empty rows', ['', 'a', '', 'ba']],
  ['no rows', []],
])('%s', (_, texts) => {
  const words = ['', 'a', 'b', 'ab', '-', 'a-b', 'zz', 'a\u0000', 'aé', '\u0000', 'é'];
  for (let each = 0; each < 60; each++) {
    const text = texts[mixed(each) % Math.max(1, texts.length)] ?? '';
    words.push(text.slice(each % 7, (each % 7) + 1 + (each % 5)), text.slice(-3), text);
  }

  test.each([1, 3] as const)('words are found where they stand; runs of %d and more', (least) => {
    const column = new GramColumn(texts, least);
    const among = new Bits(texts.length);
    for (let row = 0; row < texts.length; row += 3) among.add(row);
    for (const word of words) {
      const expected = texts.flatMap((text, row) => (text.includes(word) ? [row] : []));
      expect(rowsOf(column.find(word, null))).toEqual(expected);
      const some = expected.filter((row) => row % 3 === 0);
      expect(rowsOf(column.find(word, among).and(among))).toEqual(some);
      expect(column.most(word)).toBeGreaterThanOrEqual(expected.length);
    }
  });
});

test('one row is tried as texts are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\u0000'), maxLength: 5 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (texts, part) => {
      const column = new GramColumn(texts, 1);
      const units = unitsOf(part);
      for (const [row, each] of texts.entries()) {
        expect(column.lengthOf(row)).toBe(each.length);
        expect(column.holds(row, units)).toBe(each.includes(part));
        expect(column.startsWith(row, units)).toBe(each.startsWith(part));
      }
    }),
    { numRuns: 1_000 },
  );
});
