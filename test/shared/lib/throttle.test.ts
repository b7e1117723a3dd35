import { beforeEach, describe, expect, it } from 'vitest';
import { createThrottle, type Throttle } from '#shared/lib/throttle';

let time: number;
let throttle: Throttle;
beforeEach(() => {
  time = 1_000_000;
  throttle = createThrottle({ now: () => time, freeTries: 3, longestWaitMs: 900_000 });
});

function fail(times: number, key = 'alice'): void {
  for (let index = 0; index < times; index++) throttle.count(key);
}

describe('a throttle', () => {
  it('lets the first tries through', () => {
    fail(2);
    expect(throttle.waitFor('alice')).toBe(0);
  });

  it.each([
    [3, 1_000],
    [4, 2_000],
    [8, 32_000],
    [40, 900_000],
  ])('after %i wrong tries makes wait for %i ms', (tries, wait) => {
    fail(tries);
    expect(throttle.waitFor('alice')).toBe(wait);
    time += wait - 1;
    expect(throttle.waitFor('alice')).toBe(1);
    time += 1;
    expect(throttle.waitFor('alice')).toBe(0);
  });

  it('keeps keys apart, starts anew after a good try, and forgets in time', () => {
    fail(10);
    expect(throttle.waitFor('bob')).toBe(0);
    throttle.reset('alice');
    expect(throttle.waitFor('alice')).toBe(0);
    fail(3);
    time += 60 * 60_000 + 1;
    fail(2);
    expect(throttle.waitFor('alice')).toBe(0);
  });

  it('takes one try back without forgiving the others', () => {
    fail(4);
    throttle.forgive('alice');
    expect(throttle.waitFor('alice')).toBeGreaterThan(0);
    throttle.forgive('alice');
    expect(throttle.waitFor('alice')).toBe(0);
  });

  it('stays bounded when the names never end, and then forgets the quietest', () => {
    fail(3, 'first');
    for (let index = 0; index < 10_000; index++) throttle.count(`name-${index}`);
    expect(throttle.waitFor('first')).toBe(0);
    fail(2, 'name-9999');
    expect(throttle.waitFor('name-9999')).toBeGreaterThan(0);
  });
});
