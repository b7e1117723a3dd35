/**
 * What occurs in a text, a bit each. A text that lacks a bit of a word's signature does not hold the word; one that
 * has them all may hold it.
 */
export interface Signature {
  /** Characters but digits: letters have a bit of their own, the rest shares six. */
  readonly characters: number;
  /** Those that words of the text start with. */
  readonly starts: number;
  /** Digits, and ten bits higher those that words start with. */
  readonly digits: number;
  /** Two characters in a row, by a hash of 64 bits: the lower half. */
  readonly low: number;
  readonly high: number;
}

export function signatureOf(units: Uint16Array, from: number, to: number): Signature {
  let [characters, starts, digits, low, high] = [0, 0, 0, 0, 0];
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0;
    const isStart = startsWord(units, from, at);
    if (isDigit(unit)) digits |= (isStart ? 0x401 : 1) << (unit - 48);
    else characters |= characterBit(unit);
    if (isStart && !isDigit(unit)) starts |= characterBit(unit);
    if (at === from) continue;
    const hash = Math.imul(((units[at - 1] ?? 0) << 7) ^ unit, 0x9e_37_79_b1) >>> 26;
    if (hash < 32) low |= 1 << hash;
    else high |= 1 << (hash & 31);
  }
  return { characters, starts, digits, low, high };
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function characterBit(unit: number): number {
  return 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6));
}

/** Letters and digits make up the words of a text; whatever else stands in it parts them. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || isDigit(unit) || unit > 127;
}

export function startsWord(text: Uint16Array, from: number, at: number): boolean {
  return isWordUnit(text[at] ?? 0) && (at === from || !isWordUnit(text[at - 1] ?? 0));
}
