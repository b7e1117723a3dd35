import { ExpectedError } from '#shared/api/errors';
import { formatDuration } from '#shared/lib/duration';

/** Wrong tries that cost nothing but the answer; after each further one the wait doubles. */
const freeTries = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;
/** A key without wrong tries for this long starts anew. */
const forgetAfterMs = 60 * 60_000;
const mostKeys = 10_000;

interface Entry {
  failures: number;
  blockedUntil: number;
  last: number;
}

/** Slows down guessing, by name and by address, with a wait that grows. Held in memory: a restart forgives. */
export interface Throttle {
  /**
   * Counts a try before its outcome is known, so that tries side by side do not slip through.
   *
   * @throws ExpectedError `throttled`, saying how long to wait
   */
  begin(keys: readonly string[]): void;
  /** Takes back what {@link begin} counted: the try was good. */
  succeeded(keys: readonly string[]): void;
}

export function createThrottle(now: () => number): Throttle {
  const entries = new Map<string, Entry>();

  function live(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry && now() - entry.last > forgetAfterMs) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  }

  return {
    begin(keys) {
      const wait = Math.max(0, ...keys.map((key) => (live(key)?.blockedUntil ?? 0) - now()));
      if (wait > 0) throw throttled(wait);
      for (const key of keys) {
        const entry = live(key) ?? { failures: 0, blockedUntil: 0, last: 0 };
        entry.failures += 1;
        entry.last = now();
        entry.blockedUntil = now() + waitAfter(entry.failures);
        entries.delete(key);
        entries.set(key, entry);
      }
      dropOldest(entries);
    },
    succeeded(keys) {
      for (const key of keys) entries.delete(key);
    },
  };
}

function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(30, failures - freeTries));
}

/** The map is in the order of the last try, so what goes is what has been quiet for longest. */
function dropOldest(entries: Map<string, Entry>): void {
  for (const key of entries.keys()) {
    if (entries.size <= mostKeys) return;
    entries.delete(key);
  }
}

function throttled(wait: number): ExpectedError {
  const words = formatDuration(Math.ceil(wait / 1_000) * 1_000);
  return new ExpectedError(
    'throttled',
    `Too many wrong tries. Wait ${words}, then try again; the password was not checked.`,
  );
}
