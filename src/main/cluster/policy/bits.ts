/** A set of small numbers, such as the positions of roles in a list: one bit each, 32 to a word. */
export type Bits = Uint32Array;

export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

export function hasBit(bits: Bits, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

/** Keeps in `bits` what is in `other` too. */
export function keepBits(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) & (other[word] ?? 0);
}

export function addBits(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) | (other[word] ?? 0);
}

/** The smallest number of the set, or -1. */
export function firstBit(bits: Bits): number {
  for (let word = 0; word < bits.length; word++) {
    const each = bits[word] ?? 0;
    if (each !== 0) return word * 32 + 31 - Math.clz32(each & -each);
  }
  return -1;
}

/** The numbers of the set in ascending order. */
export function bitsIn(bits: Bits): number[] {
  const numbers: number[] = [];
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1)
      numbers.push(word * 32 + 31 - Math.clz32(left & -left));
  return numbers;
}
