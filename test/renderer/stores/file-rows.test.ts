import { describe, expect, it } from 'vitest';
import {
  arrange,
  choose,
  chooseAll,
  chosenNames,
  findTyped,
  noRows,
  withRows,
} from '../../../src/renderer/stores/file-rows';
import { aFolder, anEntry } from '../../helpers/fake-world-files';

const entries = [
  anEntry('b10.txt', { size: 3, changed: 30 }),
  anEntry('.hidden'),
  anEntry('B2.txt', { size: 9, changed: 10 }),
  aFolder('z'),
  anEntry('a', { size: 5, changed: 20 }),
  anEntry('to', { kind: 'folder', link: true }),
];
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);
const byName = { by: 'name', descending: false } as const;
const rows = withRows(noRows, arrange(entries, byName, false));

describe('the order of a folder', () => {
  it.each([
    ['name', false, ['to', 'z', 'a', 'B2.txt', 'b10.txt']],
    ['name', true, ['z', 'to', 'b10.txt', 'B2.txt', 'a']],
    ['size', false, ['z', 'to', 'b10.txt', 'a', 'B2.txt']],
    ['changed', true, ['to', 'z', 'b10.txt', 'a', 'B2.txt']],
  ] as const)('by %s, descending %s: folders first', (by, descending, expected) => {
    const order = { by, descending };
    const sorted = names(arrange(entries, order, false));
    expect(sorted.slice(2)).toEqual(expected.slice(2));
    expect(sorted.slice(0, 2).toSorted()).toEqual(expected.slice(0, 2).toSorted());
  });

  it('shows what is hidden when that is wanted', () => {
    expect(names(arrange(entries, byName, true))).toContain('.hidden');
    expect(names(rows.rows)).not.toContain('.hidden');
  });
});

describe('choosing in a folder', () => {
  it('begins at the first row, and means that one', () => {
    expect([rows.active, chosenNames(rows)]).toEqual([0, ['to']]);
    expect(chosenNames(noRows)).toEqual([]);
  });

  it('takes one, one more, a range, all; in the order of the rows', () => {
    const one = choose(rows, 3, 'only');
    expect(chosenNames(one)).toEqual(['B2.txt']);
    const two = choose(one, 1, 'toggle');
    expect(chosenNames(two)).toEqual(['z', 'B2.txt']);
    expect(chosenNames(choose(two, 1, 'toggle'))).toEqual(['B2.txt']);
    expect(chosenNames(choose(two, 3, 'range'))).toEqual(['z', 'a', 'B2.txt']);
    expect(chosenNames(choose(one, 1, 'range'))).toEqual(['z', 'a', 'B2.txt']);
    expect(chosenNames(chooseAll(rows))).toHaveLength(5);
  });

  it('moves within the rows, and keeps what is chosen', () => {
    const one = choose(rows, 2, 'only');
    expect(choose(one, 99, 'move')).toMatchObject({ active: 4 });
    expect(choose(one, -5, 'move').active).toBe(0);
    expect(chosenNames(choose(one, 0, 'move'))).toEqual(['a']);
    expect(choose(noRows, 1, 'only')).toBe(noRows);
  });

  it('stays where it was when the folder is read anew, as far as that is still there', () => {
    const before = choose(choose(rows, 2, 'only'), 3, 'toggle');
    const fewer = arrange(
      entries.filter(({ name }) => name !== 'a'),
      byName,
      false,
    );
    const after = withRows(before, fewer);
    expect(chosenNames(after)).toEqual(['B2.txt']);
    expect(after.rows[after.active]?.name).toBe('B2.txt');
    expect(withRows(before, fewer, 'z').active).toBe(1);
    expect(withRows(before, []).active).toBe(-1);
  });

  it('goes to the next name that begins with what is typed', () => {
    expect(findTyped(rows, 'b')).toBe(3);
    expect(findTyped(choose(rows, 3, 'move'), 'b')).toBe(4);
    expect(findTyped(choose(rows, 4, 'move'), 'b')).toBe(3);
    expect(findTyped(choose(rows, 3, 'move'), 'b1')).toBe(4);
    expect(findTyped(rows, 'x')).toBeNull();
  });
});
