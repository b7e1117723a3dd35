const windowMs = 3_000;

/** How fast something moves, over the last three seconds. */
export class Rate {
  readonly #samples: { readonly at: number; readonly amount: number }[] = [];

  add(amount: number, at: number): void {
    const last = this.#samples.at(-1);
    // What comes at once counts as one.
    if (last?.at === at)
      this.#samples[this.#samples.length - 1] = { at, amount: last.amount + amount };
    else this.#samples.push({ at, amount });
    this.#forget(at);
  }

  /** In units a second. */
  at(now: number): number {
    this.#forget(now);
    const first = this.#samples[0];
    if (!first) return 0;
    const sum = this.#samples.reduce((total, { amount }) => total + amount, 0);
    return (sum * 1_000) / Math.max(500, now - first.at);
  }

  reset(): void {
    this.#samples.length = 0;
  }

  #forget(now: number): void {
    while (this.#samples[0] && this.#samples[0].at < now - windowMs) this.#samples.shift();
  }
}
