import type { Labels } from '#shared/model/resource';
import { clearBit, hasBit, keepBits, noBits, setBit, type Bits } from './bits';
import type { BoundSelector } from './labels';
import type { Pattern } from './patterns';

/** Several selectors that fit a label, prepared so that all are asked at once. */
interface KeyIndex {
  readonly key: string;
  /** The selectors that say nothing about the key. */
  readonly others: Bits;
  /** Those that say something and nothing but literal values, by value; with {@link others} in each. */
  readonly byValue: ReadonlyMap<string, Bits>;
  readonly patterns: readonly { readonly at: number; readonly patterns: readonly Pattern[] }[];
}

/** Tells which of many selectors fit labels, at a cost that depends on the keys they name, not on how many they are. */
export class LabelIndex {
  readonly #keys: readonly KeyIndex[];
  /** Those that can fit at all; not to be changed. */
  readonly possible: Bits;

  constructor(selectors: readonly BoundSelector[]) {
    this.possible = noBits(selectors.length);
    selectors.forEach(({ everything, rules }, at) => {
      if (everything || rules.length > 0) setBit(this.possible, at);
    });
    const keys = new Set(selectors.flatMap(({ rules }) => rules.map(({ key }) => key)));
    this.#keys = [...keys].map((key) => indexKey(key, selectors));
  }

  /** By position: the selectors that fit. The answer is the caller's to change. */
  matching(labels: Labels): Bits {
    const bits = this.possible.slice();
    for (const index of this.#keys) {
      const value = Object.hasOwn(labels, index.key) ? labels[index.key] : undefined;
      keepBits(bits, value === undefined ? index.others : fitting(index, value));
    }
    return bits;
  }
}

function indexKey(key: string, selectors: readonly BoundSelector[]): KeyIndex {
  const others = noBits(selectors.length);
  const byValue = new Map<string, Bits>();
  const patterns: { at: number; patterns: readonly Pattern[] }[] = [];
  const rules = selectors.map((selector) => selector.rules.filter((rule) => rule.key === key));
  rules.forEach((found, at) => found.length === 0 && setBit(others, at));
  rules.forEach(([rule], at) => {
    if (!rule) return;
    for (const value of rule.literals) {
      const bits = byValue.get(value) ?? others.slice();
      setBit(bits, at);
      byValue.set(value, bits);
    }
    if (rule.patterns.length > 0) patterns.push({ at, patterns: rule.patterns });
  });
  return { key, others, byValue, patterns };
}

function fitting({ others, byValue, patterns }: KeyIndex, value: string): Bits {
  const known = byValue.get(value) ?? others;
  if (patterns.length === 0) return known;
  const bits = known.slice();
  for (const { at, patterns: some } of patterns)
    if (!hasBit(bits, at) && some.some((fits) => fits(value))) setBit(bits, at);
  return bits;
}

/** A condition that is too rich for an index and is tried by itself, with the position of its selector. */
export interface Expression {
  readonly at: number;
  readonly holds: (labels: Labels) => boolean;
}
export type Expressions = readonly Expression[];

/** Takes out those whose expression does not hold; an empty selector with an expression is the expression alone. */
export function keepWhereHolds(bits: Bits, expressions: Expressions, labels: Labels): void {
  for (const { at, holds } of expressions)
    if (hasBit(bits, at) && !holds(labels)) clearBit(bits, at);
}

/** Adds those whose expression holds. */
export function addWhereHolds(bits: Bits, expressions: Expressions, labels: Labels): void {
  for (const { at, holds } of expressions) if (!hasBit(bits, at) && holds(labels)) setBit(bits, at);
}
