import { isOfStarts, nearness, nearnessOf, type Needle, unitsOf } from './match';
import { isWordUnit, startsWord } from './signature';

/** A part of a name that was typed: from, to. */
export type Mark = readonly [number, number];

/** Where the words stand in a name, for showing it: apart from each other, in the name's order. */
export function marksIn(name: string, needles: readonly Needle[]): readonly Mark[] {
  const lower = name.toLowerCase();
  // A few letters are longer in lower case: nothing is marked rather than the wrong ones.
  if (lower.length !== name.length) return [];
  const isMarked = new Uint8Array(name.length);
  for (const needle of needles) for (const at of placesOf(unitsOf(lower), needle)) isMarked[at] = 1;
  return runsOf(isMarked);
}

function placesOf(text: Uint16Array, { units: word }: Needle): readonly number[] {
  const near = nearnessOf(text, 0, text.length, word, nearness.scattered);
  if (near <= nearness.inside) return run(standsAt(text, word, near), word.length);
  if (near === nearness.starts) return startPlaces(text, word);
  if (near === nearness.typo) return run(slipAt(text, word), word.length);
  if (near === nearness.scattered) return scatteredPlaces(text, word);
  return [];
}

const run = (from: number, length: number) => Array.from({ length }, (_, at) => from + at);

function standsAt(text: Uint16Array, word: Uint16Array, near: number): number {
  for (let at = 0; at + word.length <= text.length; at++) {
    if (!word.every((unit, more) => text[at + more] === unit)) continue;
    if (near !== nearness.wordStart || (at > 0 && !isWordUnit(text[at - 1] ?? 0))) return at;
  }
  return 0;
}

/** The longest pieces first, as long as the rest can still be made of what follows. */
function startPlaces(text: Uint16Array, word: Uint16Array): readonly number[] {
  const places: number[] = [];
  let from = 0;
  let found = 0;
  while (found < word.length && from < text.length) {
    let length = 0;
    if (startsWord(text, 0, from))
      while (found + length < word.length && text[from + length] === word[found + length]) length++;
    while (length > 0 && !isRest(text, from + length, word.subarray(found + length))) length--;
    for (let at = 0; at < length; at++) places.push(from + at);
    found += length;
    from += Math.max(1, length);
  }
  return places;
}

function isRest(text: Uint16Array, from: number, word: Uint16Array): boolean {
  let next = from;
  while (next < text.length && isWordUnit(text[next] ?? 0)) next++;
  return word.length === 0 || isOfStarts(text, next, text.length, word);
}

function slipAt(text: Uint16Array, word: Uint16Array): number {
  for (let at = 0; at < text.length; at++)
    if (
      startsWord(text, 0, at) &&
      nearnessOf(text, at, text.length, word, nearness.typo) <= nearness.typo &&
      text[at] === word[0]
    )
      return at;
  return 0;
}

function scatteredPlaces(text: Uint16Array, word: Uint16Array): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length && places.length < word.length; at++)
    if (text[at] === word[places.length] && (places.length > 0 || startsWord(text, 0, at)))
      places.push(at);
  return places;
}

function runsOf(isMarked: Uint8Array): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < isMarked.length; at++) {
    if (isMarked[at] === 0) continue;
    const from = at;
    while (isMarked[at] === 1) at++;
    marks.push([from, at]);
  }
  return marks;
}
