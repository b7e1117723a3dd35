import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countUntil,
  createCastReader,
  playTimes,
  resizeOf,
} from '../../../src/renderer/stores/cast';
import { findInCast } from '../../../src/renderer/stores/cast-search';
import { aCast } from '../../helpers/fake-world-recordings';

const size = { columns: 100, rows: 30 };

function read(...texts: string[]) {
  const reader = createCastReader();
  for (const text of texts) reader.push(text);
  return reader;
}

const shown = (...pieces: string[]) =>
  read(
    aCast(
      size,
      pieces.map((text) => [1, 'o', text] as const),
    ),
  ).events;

describe('a recording', () => {
  it('is read piece by piece, times counted from the start', () => {
    const text = aCast(size, [
      [0.5, 'o', 'a'],
      [1.5, 'r', '80x24'],
      [0, 'm', 'here'],
    ]);
    const cut = text.indexOf('\n') + 1;
    const reader = read(text.slice(0, cut), text.slice(cut));
    expect(reader.size).toEqual(size);
    expect(reader.events).toEqual([
      { code: 'o', data: 'a', at: 0.5 },
      { code: 'r', data: '80x24', at: 2 },
      { code: 'm', data: 'here', at: 2 },
    ]);
  });

  it('passes over what is no event, and begins with a usual size where none is said', () => {
    const reader = read(
      '{"version":3}\n# a comment\n[1,"o"]\nnonsense\n["1","o","x"]\n[1,"z","x"]\n[1,"o","ok"]\n',
    );
    expect(reader.size).toEqual({ columns: 80, rows: 24 });
    expect(reader.events).toEqual([{ code: 'o', data: 'ok', at: 2 }]);
  });

  it.each([
    ['100x30', { columns: 100, rows: 30 }],
    ['9999x1', { columns: 500, rows: 1 }],
    ['0x0', { columns: 1, rows: 1 }],
    ['100', null],
    ['-1x5', null],
    ['100x30x2', null],
  ])('changes its size by %s', (data, expected) => {
    expect(resizeOf({ code: 'r', data, at: 0 })).toEqual(expected);
  });

  it('has its pauses cut, and never turns back', () => {
    const { events } = read(
      aCast(size, [
        [1, 'o', 'a'],
        [300, 'o', 'b'],
        [0.5, 'o', 'c'],
      ]),
    );
    expect(playTimes(events, null)).toEqual([1, 301, 301.5]);
    expect(playTimes(events, 2)).toEqual([1, 3, 3.5]);
  });

  it('knows how many events are shown at a moment', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(60), (unsorted, position) => {
        const times = unsorted.toSorted((a, b) => a - b);
        expect(countUntil(times, position)).toBe(times.filter((time) => time <= position).length);
      }),
    );
  });
});

describe('finding in a recording', () => {
  it('finds words whatever their case, across pieces and through colours', () => {
    expect(findInCast(shown('say Hel', 'lo ', 'now'), 'hello')).toEqual([0]);
    expect(findInCast(shown('x', 'er\u001B[1;31mro\u001B[0mr'), 'Error')).toEqual([1]);
    expect(findInCast(shown('er\u001B[1;', '31mro', 'r'), 'error')).toEqual([0]);
    expect(findInCast(shown('\u001B]0;a title\u0007prompt'), 'title')).toEqual([]);
    expect(findInCast(shown('\u001B]0;a ti', 'tle\u001B\\prompt'), 'prompt')).toEqual([1]);
  });

  it('counts an event once, finds nothing for nothing, and what was typed does not count', () => {
    expect(findInCast(shown('aaa', 'b', 'a'), 'a')).toEqual([0, 2]);
    expect(findInCast(shown('a b'), ' ')).toEqual([]);
    const typed = read(
      aCast(size, [
        [0, 'i', 'secret'],
        [0, 'o', 'shown'],
      ]),
    ).events;
    expect(findInCast(typed, 'secret')).toEqual([]);
  });

  it('finds every plain word wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c]{0,4}$/), { minLength: 1 }), (pieces) => {
        const text = pieces.join('');
        expect(findInCast(shown(...pieces), 'abc').length > 0).toBe(text.includes('abc'));
      }),
    );
  });
});
