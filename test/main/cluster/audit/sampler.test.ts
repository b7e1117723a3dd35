import { expect, it } from 'vitest';
import { createSampler } from '#main/cluster/audit/sampler';

it('lets so many through a minute, and tells how many it passed over', () => {
  let now = 0;
  const sampler = createSampler({ now: () => now, perMinute: 2 });
  expect([sampler.next(), sampler.next(), sampler.next(), sampler.next()]).toEqual([
    0,
    0,
    null,
    null,
  ]);
  now = 59_999;
  expect(sampler.next()).toBeNull();
  now = 60_000;
  expect([sampler.next(), sampler.next(), sampler.next()]).toEqual([3, 0, null]);
  now = 10;
  expect(sampler.next()).toBe(1);
});
