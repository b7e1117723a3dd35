import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#shared/lib/search-words';
import { needleOf } from '../../../../src/renderer/stores/resource-index/match';
import { marksIn } from '../../../../src/renderer/stores/resource-index/match-marks';
import { naiveNearness } from './naive';

const marked = (name: string, query: string) => {
  const marks = marksIn(name, wordsOf(query).map(needleOf));
  const cut = marks.map(([from, to]) => `[${name.slice(from, to)}]`);
  return marks.reduce(
    (text, [, to], index) => text + (cut[index] ?? '') + name.slice(to, marks[index + 1]?.[0]),
    name.slice(0, marks[0]?.[0]),
  );
};

describe('what is marked in a name', () => {
  it.each([
    ['web-prod-eu', 'prod', 'web-[prod]-eu'],
    ['Web-Prod', 'web', '[Web]-Prod'],
    ['prod-prod', 'od-p', 'pr[od-p]rod'],
    ['aprod-prod', 'prod', 'aprod-[prod]'],
    ['web-prod-eu', 'wpe', '[w]eb-[p]rod-[e]u'],
    ['aa-ab-b', 'aabb', '[a]a-[ab]-[b]'],
    ['web-prod-eu', 'pord', 'web-[prod]-eu'],
    ['web-prod-eu', 'wbd', '[w]e[b]-pro[d]-eu'],
    ['web-prod-eu', 'eu web', '[web]-prod-[eu]'],
    ['web-prod-eu', 'linux', 'web-prod-eu'],
    ['İstanbul', 'ist', 'İstanbul'],
  ])('%s for %s: %s', (name, query, expected) => {
    expect(marked(name, query)).toBe(expected);
  });

  it('spells the word, wherever the word was found letter by letter', () => {
    const letters = (units: string, most: number) =>
      fc
        .array(fc.constantFrom(...units), { minLength: 1, maxLength: most })
        .map((all) => all.join(''));
    fc.assert(
      fc.property(letters('abc-', 12), letters('abc', 4), (name, word) => {
        const near = naiveNearness(name, word);
        fc.pre(near !== 6 && near !== 8);
        const marks = marksIn(name, [needleOf(word)]);
        expect(marks.map(([from, to]) => name.slice(from, to)).join('')).toBe(word);
      }),
      { numRuns: 5_000 },
    );
  });
});
