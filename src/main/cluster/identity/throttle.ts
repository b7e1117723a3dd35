import { ExpectedError } from '#shared/api/errors';
import { formatDuration } from '#shared/lib/duration';
import type { Throttle } from '#shared/lib/throttle';

/** The longest that wrong passwords make anyone wait. */
export const longestWaitMs = 15 * 60_000;

/** @throws ExpectedError `throttled`, saying how long this key has to wait */
export function checkThrottle(throttle: Throttle, key: string): void {
  const wait = throttle.waitFor(key);
  if (wait === 0) return;
  const words = formatDuration(Math.ceil(wait / 1_000) * 1_000);
  throw new ExpectedError(
    'throttled',
    `Too many wrong tries. Wait ${words}, then try again; this one was not checked.`,
  );
}
