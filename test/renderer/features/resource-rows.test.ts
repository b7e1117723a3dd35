import { describe, expect, it } from 'vitest';
import { moved } from '../../../src/renderer/features/search/moved';
import { rowState } from '../../../src/renderer/features/search/row-state';
import { rangeOf } from '../../../src/renderer/features/search/selection';
import { columnsIn } from '../../../src/renderer/features/search/use-columns';
import { aRow, aView, uuid } from '../../helpers/window-builders';

const now = new Date(2030, 0, 15, 12).getTime();
const at = (day: number, hour: number) => new Date(2030, 0, day, hour, 30).getTime();
const views = (...ends: readonly (number | null)[]) =>
  Object.fromEntries(
    ends.map((accessUntil, index) => [
      uuid(index + 1),
      aView(index + 1, { state: 'APPROVED', accessUntil }),
    ]),
  );

describe('the state of a row', () => {
  it.each([
    ['until when today', [at(15, 17)], 'Granted until 17:30'],
    ['the latest end of several', [at(15, 17), at(16, 9)], 'Granted until Wed 09:30'],
    ['the day where it is far away', [at(31, 9)], 'Granted until 31 Jan, 09:30'],
    ['nothing of an end that is past', [at(15, 9)], 'Granted'],
    ['nothing of an end that is not known', [null], 'Granted'],
  ])('says %s', (_name, ends, expected) => {
    const requests = ends.map((_end, index) => uuid(index + 1));
    expect(rowState(aRow(1, { state: 'granted', requests }), views(...ends), now).text).toBe(
      expected,
    );
  });

  it('says nothing of an end where nothing is granted', () => {
    const row = aRow(1, { state: 'pending', requests: [uuid(1)] });
    expect(rowState(row, views(at(15, 17)), now).text).toBe('Pending');
    expect(rowState(aRow(1, { state: 'granted', requests: [uuid(9)] }), {}, now).text).toBe(
      'Granted',
    );
  });
});

describe('a range', () => {
  const rows = [aRow(1), aRow(2, { state: 'available', requestable: {} }), aRow(3), aRow(4)];

  it('goes from one row to the other in both directions, without what cannot be asked for', () => {
    const names = (from: number, to: number) =>
      rangeOf(rows, from, to).map(({ resource }) => resource.name);
    expect(names(0, 2)).toEqual(['node-1', 'node-3']);
    expect(names(3, 1)).toEqual(['node-3', 'node-4']);
    expect(names(1, 1)).toEqual([]);
  });
});

describe('arrow keys', () => {
  it.each([
    ['ArrowDown', 0, 1, 1],
    ['ArrowRight', 0, 1, null],
    ['ArrowDown', 0, 3, 3],
    ['ArrowUp', 4, 3, 1],
    ['ArrowUp', 1, 3, 1],
    ['ArrowDown', 8, 3, 8],
    ['ArrowRight', 2, 3, 3],
    ['ArrowLeft', 0, 3, 0],
    ['PageDown', 0, 3, 9],
    ['x', 0, 3, null],
  ] as const)('%s from %i with %i beside each other leads to %s', (key, from, columns, to) => {
    expect(moved(key, from, 10, columns)).toBe(to);
  });

  it('finds as many cards as fit, at least one', () => {
    expect(columnsIn(0)).toMatchObject({ count: 1, width: 0 });
    expect(columnsIn(264)).toMatchObject({ count: 1, width: 264 });
    expect(columnsIn(540)).toMatchObject({ count: 2, width: 264 });
    expect(columnsIn(1_000)).toMatchObject({ count: 3 });
  });
});
