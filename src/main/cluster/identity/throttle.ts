import { ExpectedError } from '#shared/api/errors';
import { formatDuration } from '#shared/lib/duration';

const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;
/** A key without wrong tries for this long starts anew. */
const forgetAfterMs = 60 * 60_000;
const mostKeys = 10_000;

interface Entry {
  readonly failures: number;
  readonly last: number;
}

/** Slows down guessing with a wait that doubles after each wrong try. Held in memory: a restart forgives. */
export interface Throttle {
  /** @throws ExpectedError `throttled`, saying how long to wait */
  check(key: string): void;
  /** Counts a try before its outcome is known, so that tries side by side do not slip through. */
  count(key: string): void;
  /** Takes one counted try back: it was good. */
  forgive(key: string): void;
  /** Starts the key anew. */
  reset(key: string): void;
}

/** @param freeTries how many wrong tries cost nothing but the answer */
export function createThrottle(options: {
  readonly now: () => number;
  readonly freeTries: number;
}): Throttle {
  const { now, freeTries } = options;
  const entries = new Map<string, Entry>();

  function live(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry && now() - entry.last <= forgetAfterMs ? entry : undefined;
  }

  function set(key: string, failures: number, last: number): void {
    entries.delete(key);
    if (failures > 0) entries.set(key, { failures, last });
    dropQuietest(entries);
  }

  return {
    check(key) {
      const entry = live(key);
      if (!entry || entry.failures < freeTries) return;
      const wait = entry.last + waitAfter(entry.failures - freeTries) - now();
      if (wait > 0) throw throttled(wait);
    },
    count: (key) => set(key, (live(key)?.failures ?? 0) + 1, now()),
    forgive(key) {
      const entry = live(key);
      if (entry) set(key, entry.failures - 1, entry.last);
    },
    reset: (key) => void entries.delete(key),
  };
}

function waitAfter(further: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(30, further));
}

/** The map is in the order of the last try, so what goes is what has been quiet for longest. */
function dropQuietest(entries: Map<string, Entry>): void {
  for (const key of entries.keys()) {
    if (entries.size <= mostKeys) return;
    entries.delete(key);
  }
}

function throttled(wait: number): ExpectedError {
  const words = formatDuration(Math.ceil(wait / 1_000) * 1_000);
  return new ExpectedError(
    'throttled',
    `Too many wrong tries. Wait ${words}, then try again; this one was not checked.`,
  );
}
