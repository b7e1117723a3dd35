const firstWaitMs = 1_000;
/** A key without wrong tries for this long starts anew. */
const forgetAfterMs = 60 * 60_000;
const mostKeys = 10_000;

interface Entry {
  readonly failures: number;
  readonly last: number;
}

/** Slows down guessing with a wait that doubles after each wrong try. Held in memory: a restart forgives. */
export interface Throttle {
  /** How long this key has to wait, in milliseconds; 0 when it may try. */
  waitFor(key: string): number;
  /** Counts a try before its outcome is known, so that tries side by side do not slip through. */
  count(key: string): void;
  /** Takes one counted try back: it was good. */
  forgive(key: string): void;
  /** Starts the key anew. */
  reset(key: string): void;
}

export interface ThrottleOptions {
  readonly now: () => number;
  /** How many wrong tries cost nothing but the answer. */
  readonly freeTries: number;
  readonly longestWaitMs: number;
}

export function createThrottle({ now, freeTries, longestWaitMs }: ThrottleOptions): Throttle {
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
    waitFor(key) {
      const entry = live(key);
      if (!entry || entry.failures < freeTries) return 0;
      const doubled = firstWaitMs * 2 ** Math.min(30, entry.failures - freeTries);
      return Math.max(0, entry.last + Math.min(longestWaitMs, doubled) - now());
    },
    count: (key) => set(key, (live(key)?.failures ?? 0) + 1, now()),
    forgive(key) {
      const entry = live(key);
      if (entry) set(key, entry.failures - 1, entry.last);
    },
    reset: (key) => void entries.delete(key),
  };
}

/** The map is in the order of the last try, so what goes is what has been quiet for longest. */
function dropQuietest(entries: Map<string, Entry>): void {
  for (const key of entries.keys()) {
    if (entries.size <= mostKeys) return;
    entries.delete(key);
  }
}
