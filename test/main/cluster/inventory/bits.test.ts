import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bits } from '#main/cluster/inventory/bits';
import { NumberSet } from '#main/cluster/inventory/number-set';

const size = 100;
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }));

function bitsOf(members: Iterable<number>, of = size): Bits {
  const bits = new Bits(of);
  for (const each of members) bits.add(each);
  return bits;
}

/** By each, and by looking for one after the other, which must agree. */
function membersOf(bits: Bits): number[] {
  const [members, found]: [number[], number[]] = [[], []];
  bits.each((each) => members.push(each));
  for (let each = bits.next(0); each !== -1; each = bits.next(each + 1)) found.push(each);
  expect(found).toEqual(members);
  expect(bits.count()).toBe(members.length);
  return members;
}

const sorted = (members: Iterable<number>) => [...members].sort((a, b) => a - b);

test('bits are a set of numbers', () => {
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const [a, b] = [new Set(left), new Set(right)];
      const [bits, others] = [bitsOf(a), bitsOf(b)];
      expect(membersOf(bits)).toEqual(sorted(a));
      for (let each = 0; each < size; each++) expect(bits.has(each)).toBe(a.has(each));
      expect(membersOf(bits.copy().or(others))).toEqual(sorted(new Set([...a, ...b])));
      expect(membersOf(bits.copy().and(others))).toEqual(sorted(a).filter((each) => b.has(each)));
      const without = sorted(a).filter((each) => !b.has(each));
      expect(membersOf(bits.copy().minus(others))).toEqual(without);
      const removed = bits.copy();
      for (const each of b) removed.remove(each);
      expect(membersOf(removed)).toEqual(without);
      const all = Array.from({ length: size }, (_, each) => each);
      expect(membersOf(bits.copy().flip())).toEqual(all.filter((each) => !a.has(each)));
      expect(membersOf(bits)).toEqual(sorted(a));
    }),
  );
});

test('ranges begin and end anywhere', () => {
  const end = fc.integer({ min: 0, max: size });
  fc.assert(
    fc.property(end, end, (from, to) => {
      const length = Math.max(0, to - from);
      const members = Array.from({ length }, (_, at) => from + at);
      expect(membersOf(new Bits(size).addRange(from, to))).toEqual(members);
    }),
  );
});

test('what a smaller or larger set has beyond is not there', () => {
  const [small, large] = [bitsOf([1, 31], 32), bitsOf([1, 31, 40, 99])];
  expect(membersOf(large.copy().and(small))).toEqual([1, 31]);
  expect(membersOf(large.copy().minus(small))).toEqual([40, 99]);
  expect(membersOf(large.copy().or(small))).toEqual([1, 31, 40, 99]);
  expect(membersOf(small.copy().or(large))).toEqual([1, 31]);
  expect(small.has(99)).toBe(false);
  expect(membersOf(new Bits(0).flip())).toEqual([]);
});

test.each([
  ['one', [7]],
  ['few far apart', Array.from({ length: 200 }, (_, at) => at * 1_000)],
  ['many close together', Array.from({ length: 200 }, (_, at) => 3 * at)],
  ['close together, then far apart', Array.from({ length: 200 }, (_, at) => at ** 2)],
  ['far apart, then close together', Array.from({ length: 9_000 }, (_, at) => 40_000 + at)],
])('ascending numbers are kept: %s', (_, members) => {
  const set = new NumberSet();
  const seen: number[] = [];
  for (const each of members) set.add(each);
  set.each((each) => seen.push(each));
  expect(seen).toEqual(members);
  const bits = bitsOf([2], 60_000);
  const within = members.filter((each) => each < 60_000);
  const small = new NumberSet(2);
  for (const each of within) if (each > 2) small.add(each);
  small.addTo(bits);
  expect(membersOf(bits)).toEqual(sorted(new Set([2, ...within.filter((each) => each > 2)])));
});
