const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/**
 * How long to wait before the nth attempt in a row (1 for the first): twice as long each time, 30 s at most. Jitter
 * of up to a half keeps all clients of a gateway that comes back from calling at the same moment.
 *
 * @param random between 0 and 1
 */
export function waitBefore(attempt: number, random: number): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + random / 2));
}

export interface RetriesOptions {
  /** Called when an attempt is due. */
  readonly attempt: () => void;
  /** The nth attempt will be at this instant; `null`: it has begun. */
  readonly onChange: (attempt: number, nextTry: number | null) => void;
  readonly now: () => number;
  readonly random: () => number;
}

/** Says when to try again. Whoever is told to try calls `next` when that failed, and `stop` when it worked. */
export class Retries {
  readonly #options: RetriesOptions;
  #attempt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: RetriesOptions) {
    this.#options = options;
  }

  /** Plans the next attempt. */
  next(): void {
    const { now, random, onChange } = this.#options;
    this.#attempt++;
    const wait = waitBefore(this.#attempt, random());
    clearTimeout(this.#timer ?? undefined);
    this.#timer = setTimeout(() => this.#go(), wait);
    onChange(this.#attempt, now() + wait);
  }

  /** Tries now what was planned for later, because it may work now; and waits less should it fail all the same. */
  hurry(): void {
    if (!this.#timer) return;
    this.#attempt = 1;
    this.#go();
  }

  /** Nothing is tried any more; attempts count from the first again unless `keepCount`. */
  stop(keepCount = false): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    if (!keepCount) this.#attempt = 0;
  }

  #go(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    this.#options.onChange(this.#attempt, null);
    this.#options.attempt();
  }
}
