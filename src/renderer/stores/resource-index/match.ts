import { isWordUnit, signatureOf, startsWord, type Signature } from './signature';

/**
 * How near a text is to a word, the nearest first. Text and word are lower-cased alike. Letters and digits make up the
 * words of a text; whatever else stands in it parts them.
 */
export const nearness = {
  /** The text is the word. */
  whole: 0,
  /** The text starts with it. */
  start: 1,
  /** A word of the text starts with it. */
  wordStart: 2,
  /** It stands somewhere. */
  inside: 3,
  /** It is made of starts of words, in their order: `wpe` in `web-prod-eu`. */
  starts: 4,
  /** Not the text but a label, or the id, has it. */
  label: 5,
  /** With one letter more, less, other, or two changed round, a word of the text starts with it. */
  typo: 6,
  /** From the start of a word on its letters stand in their order, with others between. */
  scattered: 7,
  none: 8,
} as const;

/** A word looked for, as units, and signed. */
export interface Needle {
  readonly text: string;
  readonly units: Uint16Array;
  readonly signature: Signature;
  /** Of its first character. */
  readonly first: Signature;
  /** Whether the signature says all: it is one letter or digit that has a bit of its own. */
  readonly isSigned: boolean;
}

/** Words shorter than this are not mistyped: nearly everything would be near them. */
export const shortestTypo = 4;
/** Longer words are looked for as they stand: their units are counted in the bits of a number. */
const longestFuzzy = 30;

export function needleOf(text: string): Needle {
  const units = unitsOf(text);
  return {
    ...{ text, units },
    signature: signatureOf(units, 0, units.length),
    first: signatureOf(units, 0, Math.min(1, units.length)),
    isSigned: /^[a-z0-9]$/.test(text),
  };
}

export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

function stands(text: Uint16Array, at: number, word: Uint16Array): boolean {
  for (let unit = 0; unit < word.length; unit++) if (text[at + unit] !== word[unit]) return false;
  return true;
}

/** Looks for a word as it stands, between two places of an array. @returns {@link nearness}, up to `inside`, or `none` */
export function standing(text: Uint16Array, from: number, to: number, word: Uint16Array): number {
  const length = word.length;
  const first = word[0];
  const last = to - length;
  let near: number = nearness.none;
  for (let at = from; at <= last; at++) {
    if (text[at] !== first || !stands(text, at, word)) continue;
    if (at === from) return length === to - from ? nearness.whole : nearness.start;
    if (!isWordUnit(text[at - 1] ?? 0)) return nearness.wordStart;
    near = nearness.inside;
  }
  return near;
}

/** Whether a word is made of starts of words, or of their first letters. */
export function isOfStarts(
  text: Uint16Array,
  from: number,
  to: number,
  word: Uint16Array,
): boolean {
  const { length } = word;
  if (length > longestFuzzy || !word.every(isWordUnit)) return false;
  // A bit for each number of units that the words so far can have used up.
  let used = 1;
  for (let start = from; start < to; start++) {
    if (!startsWord(text, from, start)) continue;
    let next = used;
    for (let unit = 0; unit < length; unit++) {
      if (((used >>> unit) & 1) === 0) continue;
      for (let more = 0; unit + more < length && start + more < to; more++) {
        const there = text[start + more] ?? 0;
        if (there !== word[unit + more]) break;
        next |= 1 << (unit + more + 1);
      }
    }
    used = next;
    if ((used >>> length) & 1) return true;
  }
  return false;
}

/** Whether a word of the text starts with the word but for one slip of the finger; its first letter is right. */
export function isMistyped(
  text: Uint16Array,
  from: number,
  to: number,
  word: Uint16Array,
): boolean {
  if (word.length < shortestTypo) return false;
  for (let start = from; start < to; start++)
    if (text[start] === word[0] && startsWord(text, from, start))
      if (isOneSlip(text, start, to, word)) return true;
  return false;
}

function isOneSlip(text: Uint16Array, start: number, to: number, word: Uint16Array): boolean {
  const { length } = word;
  let same = 1;
  while (same < length && start + same < to && text[start + same] === word[same]) same += 1;
  if (same === length) return true;
  const rest = (wordAt: number, textAt: number): boolean => {
    for (let unit = wordAt; unit < length; unit++) {
      const at = textAt + unit - wordAt;
      if (at >= to || text[at] !== word[unit]) return false;
    }
    return true;
  };
  const at = start + same;
  const isTurned =
    same + 1 < length &&
    at + 1 < to &&
    text[at] === word[same + 1] &&
    text[at + 1] === word[same] &&
    rest(same + 2, at + 2);
  // One letter more than there should be, one less, another one, or two turned round.
  return (
    rest(same + 1, at) || (at < to && (rest(same, at + 1) || rest(same + 1, at + 1))) || isTurned
  );
}

/** Whether the units stand in their order from the start of a word on. */
export function isScattered(
  text: Uint16Array,
  from: number,
  to: number,
  word: Uint16Array,
): boolean {
  let start = from;
  while (start < to && !(text[start] === word[0] && startsWord(text, from, start))) start += 1;
  // The first start leaves the most to come.
  let found = 0;
  for (let at = start; at < to && found < word.length; at++)
    if (text[at] === word[found]) found += 1;
  return found === word.length;
}

/** How near a text is to a word, nothing but the text looked at. @param most looks for nothing that is further away */
export function nearnessOf(
  text: Uint16Array,
  from: number,
  to: number,
  word: Uint16Array,
  most: number,
): number {
  const near = standing(text, from, to, word);
  if (near !== nearness.none || most < nearness.starts) return near;
  if (isOfStarts(text, from, to, word)) return nearness.starts;
  if (most >= nearness.typo && isMistyped(text, from, to, word)) return nearness.typo;
  if (most >= nearness.scattered && isScattered(text, from, to, word)) return nearness.scattered;
  return nearness.none;
}
