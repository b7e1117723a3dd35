import { beforeEach, describe, expect, it } from 'vitest';
import { createThrottle, type Throttle } from '#main/cluster/identity/throttle';

let time: number;
let throttle: Throttle;
beforeEach(() => {
  time = 1_000_000;
  throttle = createThrottle({ now: () => time, freeTries: 3 });
});

function fail(times: number, key = 'alice'): void {
  for (let index = 0; index < times; index++) throttle.count(key);
}

describe('a throttle', () => {
  it('lets the first tries through', () => {
    fail(2);
    expect(() => throttle.check('alice')).not.toThrow();
  });

  it.each([
    [3, 1_000, 'Wait 1s,'],
    [4, 2_000, 'Wait 2s,'],
    [8, 32_000, 'Wait 32s,'],
    [40, 900_000, 'Wait 15m,'],
  ])('after %i wrong tries makes wait for %i ms, and says so', (tries, wait, words) => {
    fail(tries);
    const blocked = { code: 'throttled', message: expect.stringContaining(words) };
    expect(() => throttle.check('alice')).toThrow(expect.objectContaining(blocked) as Error);
    time += wait - 1;
    expect(() => throttle.check('alice')).toThrow('Too many wrong tries');
    time += 1;
    expect(() => throttle.check('alice')).not.toThrow();
  });

  it('keeps keys apart, starts anew after a good try, and forgets in time', () => {
    fail(10);
    expect(() => throttle.check('bob')).not.toThrow();
    throttle.reset('alice');
    expect(() => throttle.check('alice')).not.toThrow();
    fail(3);
    time += 60 * 60_000 + 1;
    fail(2);
    expect(() => throttle.check('alice')).not.toThrow();
  });

  it('takes one try back without forgiving the others', () => {
    fail(4);
    throttle.forgive('alice');
    expect(() => throttle.check('alice')).toThrow('Too many wrong tries');
    throttle.forgive('alice');
    expect(() => throttle.check('alice')).not.toThrow();
  });

  it('stays bounded when the names never end, and then forgets the quietest', () => {
    fail(3, 'first');
    for (let index = 0; index < 10_000; index++) throttle.count(`name-${index}`);
    expect(() => throttle.check('first')).not.toThrow();
    fail(2, 'name-9999');
    expect(() => throttle.check('name-9999')).toThrow('Too many wrong tries');
  });
});
