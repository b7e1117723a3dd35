/** A cover to find: candidates are numbered from 0, and each element is the bit set of those that cover it. */
export interface CoverProblem {
  readonly candidates: number;
  readonly elements: readonly bigint[];
  /** Among covers of equal size the one with the smallest sum of costs wins, then the smallest numbers. */
  readonly cost: (candidate: number) => number;
  /** Whether a complete cover will do; for what the bits cannot say. */
  readonly accept: (cover: readonly number[]) => boolean;
}

/** Up to this many candidates the smallest cover is found for sure (about a million sets); above it, a small one. */
const exactUpTo = 20;
/** Acceptance is costly to check: a problem that refuses so many covers counts as one without any. */
const mostRefusals = 1_000;

/**
 * The fewest candidates that cover every element, in ascending order, or `null` when no acceptable cover exists.
 * The same problem always has the same answer. Above {@link exactUpTo} candidates it is greedy and then pruned.
 */
export function smallestCover(problem: CoverProblem): readonly number[] | null {
  const elements = essential(problem.elements);
  if (elements.includes(0n)) return null;
  const used = candidatesIn(elements, problem.candidates);
  return used.length <= exactUpTo
    ? new ExactSearch(elements, used, problem).smallest()
    : greedy(elements, used, problem);
}

/** Elements whose cover implies that of the others: an element with a superset of another's bits is implied. */
function essential(elements: readonly bigint[]): readonly bigint[] {
  const distinct = [...new Set(elements)];
  // Only a saving, and not one where there are very many to compare with each other.
  if (distinct.length > 1_000) return distinct;
  return distinct.filter(
    (mask) => !distinct.some((other) => other !== mask && (other & mask) === other),
  );
}

function candidatesIn(elements: readonly bigint[], count: number): number[] {
  const all = elements.reduce((union, mask) => union | mask, 0n);
  return Array.from({ length: count }, (_, index) => index).filter((index) => has(all, index));
}

/** Tries every set of one candidate, then of two, … with elements as bits, so that a step is a few machine words. */
class ExactSearch {
  readonly #used: readonly number[];
  readonly #problem: CoverProblem;
  readonly #covers: readonly Uint32Array[];
  /** What the candidates from a position on cover together. */
  readonly #rest: readonly Uint32Array[];
  readonly #full: Uint32Array;
  #best: { readonly cover: readonly number[]; readonly cost: number } | null = null;
  #refusals = 0;

  constructor(elements: readonly bigint[], used: readonly number[], problem: CoverProblem) {
    this.#used = used;
    this.#problem = problem;
    this.#full = bitsOf(elements, () => true);
    this.#covers = used.map((index) => bitsOf(elements, (mask) => has(mask, index)));
    this.#rest = used.map((_, from) =>
      bitsOf(elements, (mask) => used.slice(from).some((index) => has(mask, index))),
    );
  }

  smallest(): readonly number[] | null {
    const nothing = new Uint32Array(this.#full.length);
    for (let size = 1; size <= this.#used.length; size++) {
      this.#visit([], 0, size, nothing);
      if (this.#best) return this.#best.cover;
    }
    return null;
  }

  #visit(chosen: number[], from: number, left: number, covered: Uint32Array): void {
    if (left === 0) {
      if (this.#complete(covered, covered)) this.#offer(chosen);
      return;
    }
    const next = new Uint32Array(covered.length);
    for (let at = from; at <= this.#used.length - left; at++) {
      if (!this.#complete(covered, this.#rest[at])) return;
      for (let word = 0; word < next.length; word++)
        next[word] = (covered[word] ?? 0) | (this.#covers[at]?.[word] ?? 0);
      this.#visit([...chosen, this.#used[at] ?? 0], at + 1, left - 1, next);
    }
  }

  #complete(covered: Uint32Array, more: Uint32Array | undefined): boolean {
    const full = this.#full;
    for (let word = 0; word < full.length; word++)
      if (((covered[word] ?? 0) | (more?.[word] ?? 0)) >>> 0 !== full[word]) return false;
    return true;
  }

  /** Sets come in ascending order, so that among equal costs the first one stays. */
  #offer(cover: readonly number[]): void {
    const cost = cover.reduce((sum, each) => sum + this.#problem.cost(each), 0);
    if ((this.#best && cost >= this.#best.cost) || this.#refusals >= mostRefusals) return;
    if (this.#problem.accept(cover)) this.#best = { cover, cost };
    else this.#refusals += 1;
  }
}

function has(mask: bigint, index: number): boolean {
  return ((mask >> BigInt(index)) & 1n) === 1n;
}

function bitsOf(elements: readonly bigint[], holds: (mask: bigint) => boolean): Uint32Array {
  const bits = new Uint32Array(Math.ceil(elements.length / 32));
  elements.forEach((mask, at) => {
    const word = at >>> 5;
    if (holds(mask)) bits[word] = (bits[word] ?? 0) | (1 << (at & 31));
  });
  return bits;
}

function greedy(
  elements: readonly bigint[],
  used: readonly number[],
  problem: CoverProblem,
): readonly number[] | null {
  const chosen: number[] = [];
  let open = [...elements];
  while (open.length > 0) {
    const covers = (index: number) => open.filter((mask) => has(mask, index)).length;
    const best = used.reduce((a, b) => {
      const difference = covers(b) - covers(a);
      return difference > 0 || (difference === 0 && problem.cost(b) < problem.cost(a)) ? b : a;
    });
    chosen.push(best);
    open = open.filter((mask) => !has(mask, best));
  }
  const pruned = withoutRedundant(chosen, elements);
  return problem.accept(pruned) ? pruned : null;
}

function withoutRedundant(chosen: readonly number[], elements: readonly bigint[]): number[] {
  const kept = new Set(chosen);
  for (const candidate of chosen.toReversed()) {
    kept.delete(candidate);
    const mask = [...kept].reduce((union, index) => union | (1n << BigInt(index)), 0n);
    if (elements.some((element) => (element & mask) === 0n)) kept.add(candidate);
  }
  return [...kept].toSorted((a, b) => a - b);
}
