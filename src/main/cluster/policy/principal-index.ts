import { addBits, hasBit, noBits, setBit, type Bits } from './bits';
import type { Pattern } from './patterns';

/** The values of one type of principal that a role gives to somebody. */
export interface GivenValues {
  readonly values: ReadonlySet<string>;
  /** Any value, also one that is not in the set. */
  readonly any: boolean;
}

/** The values of one type of principal that a role denies to somebody. */
export interface DeniedValues {
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly Pattern[];
}

export function isGiven({ values, any }: GivenValues, value: string): boolean {
  return any || values.has(value);
}

export function isDenied({ literals, patterns }: DeniedValues, value: string): boolean {
  return literals.has(value) || patterns.some((fits) => fits(value));
}

/** Tells which of many roles give a principal, all at once. */
export class GivenIndex {
  readonly #any: Bits;
  readonly #byValue = new Map<string, Bits>();

  constructor(roles: readonly GivenValues[]) {
    this.#any = noBits(roles.length);
    roles.forEach(({ any }, at) => any && setBit(this.#any, at));
    roles.forEach(({ values }, at) => {
      for (const value of values) {
        const bits = this.#byValue.get(value) ?? this.#any.slice();
        setBit(bits, at);
        this.#byValue.set(value, bits);
      }
    });
  }

  /** By position; not to be changed. */
  giving(value: string): Bits {
    return this.#byValue.get(value) ?? this.#any;
  }
}

/** Tells which of many roles deny a principal. */
export class DeniedIndex {
  readonly #none: Bits;
  readonly #byValue = new Map<string, Bits>();
  readonly #patterns: { readonly at: number; readonly patterns: readonly Pattern[] }[] = [];

  constructor(roles: readonly DeniedValues[]) {
    this.#none = noBits(roles.length);
    roles.forEach(({ literals, patterns }, at) => {
      for (const value of literals) {
        const bits = this.#byValue.get(value) ?? noBits(roles.length);
        setBit(bits, at);
        this.#byValue.set(value, bits);
      }
      if (patterns.length > 0) this.#patterns.push({ at, patterns });
    });
  }

  /** Adds the positions of those who deny the value. */
  addDenying(bits: Bits, value: string): void {
    addBits(bits, this.#byValue.get(value) ?? this.#none);
    for (const { at, patterns } of this.#patterns)
      if (!hasBit(bits, at) && patterns.some((fits) => fits(value))) setBit(bits, at);
  }
}
