const minute = 60_000;

/** Lets so many through a minute and counts the others. */
export interface Sampler {
  /** How many were passed over since the last one that went through, or `null` to pass over this one too. */
  next(): number | null;
}

export function createSampler(options: {
  readonly now: () => number;
  readonly perMinute: number;
}): Sampler {
  const { now, perMinute } = options;
  let started = now();
  let through = 0;
  let passedOver = 0;
  return {
    next() {
      const elapsed = now() - started;
      if (elapsed >= minute || elapsed < 0) {
        started = now();
        through = 0;
      }
      if (through >= perMinute) {
        passedOver += 1;
        return null;
      }
      through += 1;
      const told = passedOver;
      passedOver = 0;
      return told;
    },
  };
}

/** A sampler for each of those who do something. */
export interface Samplers {
  /** As {@link Sampler.next}, for one of them. */
  next(who: string): number | null;
}

export function createSamplers(options: Parameters<typeof createSampler>[0]): Samplers {
  const samplers = new Map<string, Sampler>();
  return {
    next(who) {
      const sampler = samplers.get(who) ?? createSampler(options);
      samplers.set(who, sampler);
      return sampler.next();
    },
  };
}
