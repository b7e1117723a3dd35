/** A cover to find: candidates are numbered from 0, and each element is the bit set of those that cover it. */
export interface CoverProblem {
  readonly candidates: number;
  readonly elements: readonly bigint[];
  /** Among covers of equal size the one with the smallest sum of costs wins, then the smallest numbers. */
  readonly cost: (candidate: number) => number;
  /** Whether a complete cover will do; for what the bits cannot say. */
  readonly accept: (cover: readonly number[]) => boolean;
}

/** Up to this many candidates the smallest cover is found for sure; above it, a small one. */
const exactUpTo = 20;

/**
 * The fewest candidates that cover every element, in ascending order, or `null` when no acceptable cover exists.
 * The same problem always has the same answer. Above {@link exactUpTo} candidates it is greedy and then pruned.
 */
export function smallestCover(problem: CoverProblem): readonly number[] | null {
  const elements = essential(problem.elements);
  if (elements.includes(0n)) return null;
  const used = candidatesIn(elements, problem.candidates);
  return used.length <= exactUpTo
    ? exact(elements, used.length, problem)
    : greedy(elements, used, problem);
}

/** Elements whose cover implies that of the others: an element with a superset of another's bits is implied. */
function essential(elements: readonly bigint[]): readonly bigint[] {
  const distinct = [...new Set(elements)];
  return distinct.filter(
    (mask) => !distinct.some((other) => other !== mask && (other & mask) === other),
  );
}

function candidatesIn(elements: readonly bigint[], count: number): number[] {
  const all = elements.reduce((union, mask) => union | mask, 0n);
  return indices(all, count);
}

function indices(mask: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => (mask >> BigInt(index)) & 1n,
  );
}

/** Tries covers of one candidate, then of two, … so that the first acceptable size is the smallest. */
function exact(
  elements: readonly bigint[],
  most: number,
  problem: CoverProblem,
): readonly number[] | null {
  for (let size = 1; size <= most; size++) {
    const found = coversOfSize(elements, size, problem.candidates).filter(problem.accept);
    if (found.length > 0) return cheapest(found, problem.cost);
  }
  return null;
}

function coversOfSize(elements: readonly bigint[], size: number, count: number): number[][] {
  const seen = new Set<bigint>();
  const covers: number[][] = [];
  const visit = (chosen: bigint, left: number): void => {
    if (seen.has(chosen)) return;
    seen.add(chosen);
    const open = elements.filter((mask) => (mask & chosen) === 0n);
    if (open.length === 0) {
      covers.push(indices(chosen, count));
      return;
    }
    if (left === 0) return;
    const options = open
      .map((mask) => indices(mask, count))
      .reduce((fewest, each) => (each.length < fewest.length ? each : fewest));
    for (const index of options) visit(chosen | (1n << BigInt(index)), left - 1);
  };
  visit(0n, size);
  return covers;
}

function cheapest(
  covers: readonly (readonly number[])[],
  cost: CoverProblem['cost'],
): readonly number[] {
  const total = (cover: readonly number[]) => cover.reduce((sum, each) => sum + cost(each), 0);
  return covers.reduce((best, each) => {
    const difference = total(each) - total(best);
    return difference < 0 || (difference === 0 && before(each, best)) ? each : best;
  });
}

function before(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

function greedy(
  elements: readonly bigint[],
  used: readonly number[],
  problem: CoverProblem,
): readonly number[] | null {
  const chosen: number[] = [];
  let open = [...elements];
  while (open.length > 0) {
    const covers = (index: number) => open.filter((mask) => (mask >> BigInt(index)) & 1n).length;
    const best = used.reduce((a, b) => {
      const difference = covers(b) - covers(a);
      return difference > 0 || (difference === 0 && problem.cost(b) < problem.cost(a)) ? b : a;
    });
    chosen.push(best);
    open = open.filter((mask) => !((mask >> BigInt(best)) & 1n));
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
