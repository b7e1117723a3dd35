import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lineDiff,
  withoutTheSame,
  type DiffLine,
} from '../../../src/renderer/features/configuration/line-diff';

const signs = { same: ' ', added: '+', removed: '-' } as const;
const shown = (lines: readonly DiffLine[]) =>
  lines.map(({ type, text }) => `${signs[type]}${text}`);

describe('the difference between two texts', () => {
  it.each([
    ['', '', []],
    ['', 'a\nb\n', ['+a', '+b']],
    ['a\nb\n', '', ['-a', '-b']],
    ['a\nb\nc\n', 'a\nx\nc\n', [' a', '-b', '+x', ' c']],
    ['a\nb\nc', 'b\nc\nd', ['-a', ' b', ' c', '+d']],
    ['a\na\n', 'a\n', [' a', '-a']],
    ['a\n\nb', 'a\nb', [' a', '-', ' b']],
  ])('of %j and %j', (before, after, lines) => {
    expect(shown(lineDiff(before, after))).toEqual(lines);
  });

  it('gives back both texts, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        const [before, after] = [old.join('\n'), fresh.join('\n')];
        const diff = lineDiff(`${before}\n`, `${after}\n`);
        const side = (left: DiffLine['type']) =>
          diff.flatMap(({ type, text }) => (type === left ? [] : [text])).join('\n');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
    );
  });

  it('of texts too long to compare is all of both', () => {
    const text = (word: string) =>
      Array.from({ length: 1_100 }, (_, at) => `${word}${at}`).join('\n');
    const diff = lineDiff(`same\n${text('a')}`, `same\n${text('b')}`);
    expect(diff.filter(({ type }) => type === 'same')).toHaveLength(1);
    expect(diff).toHaveLength(2_201);
  });
});

describe('the lines around a change', () => {
  const numbered = (count: number, changed: readonly number[]) =>
    Array.from({ length: count }, (_, at): DiffLine => ({
      type: changed.includes(at) ? 'added' : 'same',
      text: String(at),
    }));
  const parts = (count: number, changed: readonly number[]) =>
    withoutTheSame(numbered(count, changed), 2).map((part) =>
      part.type === 'skipped'
        ? `${part.count} skipped`
        : part.lines.map(({ text }) => text).join(' '),
    );

  it.each<[number, readonly number[], readonly string[]]>([
    [3, [1], ['0 1 2']],
    [20, [10], ['8 skipped', '8 9 10 11 12', '7 skipped']],
    [20, [10, 14], ['8 skipped', '8 9 10 11 12 13 14 15 16', '3 skipped']],
    [20, [2, 15], ['0 1 2 3 4', '8 skipped', '13 14 15 16 17', '2 skipped']],
    [5, [], ['5 skipped']],
    [0, [], []],
  ])('of %d lines with changes at %j', (count, changed, shown) => {
    expect(parts(count, changed)).toEqual(shown);
  });
});
