/**
 * A set of numbers below a size, a bit each: a hundred thousand rows are 12 KB, and sets of them are joined and
 * counted 32 at a time. What changes the set returns it.
 */
export class Bits {
  readonly size: number;
  /** 32 numbers each, the lowest in the lowest bit. Bits past the size are never set. */
  readonly words: Int32Array;

  /** An empty set. */
  constructor(size: number) {
    this.size = size;
    this.words = new Int32Array((size + 31) >>> 5);
  }

  copy(): Bits {
    return new Bits(this.size).or(this);
  }

  has(number: number): boolean {
    return (((this.words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  /** @param number below the size */
  add(number: number): void {
    this.words[number >>> 5] = (this.words[number >>> 5] ?? 0) | (1 << (number & 31));
  }

  remove(number: number): void {
    this.words[number >>> 5] = (this.words[number >>> 5] ?? 0) & ~(1 << (number & 31));
  }

  /** Adds the numbers from one up to, and without, another. */
  addRange(from: number, to: number): this {
    let at = from;
    while (at < to && (at & 31) !== 0) this.add(at++);
    for (; at + 32 <= to; at += 32) this.words[at >>> 5] = -1;
    while (at < to) this.add(at++);
    return this;
  }

  or({ words }: Bits): this {
    const most = Math.min(words.length, this.words.length);
    for (let at = 0; at < most; at++) this.words[at] = (this.words[at] ?? 0) | (words[at] ?? 0);
    return this;
  }

  and({ words }: Bits): this {
    for (let at = 0; at < this.words.length; at++)
      this.words[at] = (this.words[at] ?? 0) & (words[at] ?? 0);
    return this;
  }

  /** Takes out what is in the other. */
  minus({ words }: Bits): this {
    const most = Math.min(words.length, this.words.length);
    for (let at = 0; at < most; at++) this.words[at] = (this.words[at] ?? 0) & ~(words[at] ?? 0);
    return this;
  }

  /** Takes out what is in it, and adds all other numbers below the size. */
  flip(): this {
    const before = this.copy();
    return this.addRange(0, this.size).minus(before);
  }

  count(): number {
    let count = 0;
    for (const word of this.words) if (word !== 0) count += bitsIn(word);
    return count;
  }

  /** Calls back with each number, in ascending order. */
  each(found: (number: number) => void): void {
    for (let at = 0; at < this.words.length; at++)
      for (let word = this.words[at] ?? 0; word !== 0; word &= word - 1)
        found((at << 5) + lowestIn(word));
  }

  /** The lowest number from one on; -1 when there is none. */
  next(from: number): number {
    let word = (this.words[from >>> 5] ?? 0) & (-1 << (from & 31));
    for (let at = from >>> 5; at < this.words.length; word = this.words[++at] ?? 0)
      if (word !== 0) return (at << 5) + lowestIn(word);
    return -1;
  }
}

/** The number of the lowest bit of a word that is not 0. */
export function lowestIn(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** Adds up neighbours: bits, pairs, fours; the product adds the bytes. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
