/** Makes maps whose changes can be taken back. */
export class UndoLog {
  /** `null` while nothing is to be taken back. */
  #steps: (() => void)[] | null = null;

  /** A map of which this log keeps what is changed. */
  map<K, V>(entries: Iterable<readonly [K, V]> = []): Map<K, V> {
    return new LoggedMap(entries, (step) => this.#steps?.push(step));
  }

  /** Does something, and returns what puts every map back as it was, but for the order of its entries. */
  record(work: () => void): () => void {
    const steps: (() => void)[] = [];
    this.#steps = steps;
    try {
      work();
    } finally {
      this.#steps = null;
    }
    return () => {
      for (const step of steps.toReversed()) step();
    };
  }
}

/** A map that notes, before each change, how to take it back. */
class LoggedMap<K, V> extends Map<K, V> {
  readonly #note: (step: () => void) => void;

  constructor(entries: Iterable<readonly [K, V]>, note: (step: () => void) => void) {
    super();
    this.#note = note;
    for (const [key, value] of entries) super.set(key, value);
  }

  override set(key: K, value: V): this {
    this.#noteOf(key);
    return super.set(key, value);
  }

  override delete(key: K): boolean {
    this.#noteOf(key);
    return super.delete(key);
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key);
  }

  #noteOf(key: K): void {
    const before = super.get(key);
    const had = super.has(key);
    this.#note(() => {
      if (had) super.set(key, before as V);
      else super.delete(key);
    });
  }
}
