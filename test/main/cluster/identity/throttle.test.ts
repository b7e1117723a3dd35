import { expect, it } from 'vitest';
import { checkThrottle } from '#main/cluster/identity/throttle';

const waiting = (ms: number) => ({
  waitFor: () => ms,
  count: () => undefined,
  forgive: () => undefined,
  reset: () => undefined,
});

it('lets through whom nothing makes wait', () => {
  expect(() => checkThrottle(waiting(0), 'alice')).not.toThrow();
});

it.each([
  [1, 'Wait 1s,'],
  [32_000, 'Wait 32s,'],
  [900_000, 'Wait 15m,'],
])('says how long to wait: %i ms', (ms, words) => {
  const blocked = { code: 'throttled', message: expect.stringContaining(words) as unknown };
  expect(() => checkThrottle(waiting(ms), 'alice')).toThrow(
    expect.objectContaining(blocked) as Error,
  );
});
