import { Bits } from './bits';

/** Fewer numbers than this are listed, however close together they are. */
const fewest = 64;

const nothing = new Bits(0);

/**
 * A set of numbers that are added in ascending order: a list while it holds few of the numbers up to its highest, then
 * {@link Bits}. Most labels that machines have to themselves take a single number.
 */
export class NumberSet {
  #few: number[] | null;
  #many: Bits = nothing;

  constructor(...numbers: number[]) {
    this.#few = numbers;
  }

  add(number: number): void {
    if (!this.#few) return this.#addToMany(number);
    this.#few.push(number);
    if (this.#few.length < fewest || this.#few.length * 32 < number) return;
    for (const each of this.#few) this.#addToMany(each);
    this.#few = null;
  }

  addTo(bits: Bits): void {
    if (!this.#few) bits.or(this.#many);
    else for (const number of this.#few) bits.add(number);
  }

  /** Calls back with each number, in ascending order. */
  each(found: (number: number) => void): void {
    if (!this.#few) this.#many.each(found);
    else for (const number of this.#few) found(number);
  }

  #addToMany(number: number): void {
    if (number >= this.#many.size) this.#many = new Bits((number + 1) * 2).or(this.#many);
    this.#many.add(number);
  }
}
