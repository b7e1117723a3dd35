/** How near a text is to a word, said again in the plainest way: the words of `match.ts`, nothing of how it looks. */
export function naiveNearness(text: string, word: string): number {
  if (text === word) return 0;
  if (text.startsWith(word)) return 1;
  const places = [...text].map((_, at) => at);
  const stands = places.filter((at) => text.startsWith(word, at));
  if (stands.some((at) => !isWordUnit(text[at - 1] ?? ''))) return 2;
  if (stands.length > 0) return 3;
  const starts = places.filter((at) => startsWord(text, at));
  if (
    isOfStarts(
      starts.map((at) => /^[a-z0-9]*/.exec(text.slice(at))?.[0] ?? ''),
      word,
    )
  )
    return 4;
  if (word.length >= 4 && starts.some((at) => isSlip(text.slice(at), word))) return 6;
  if (starts.some((at) => text[at] === word[0] && isSubsequence(text.slice(at), word))) return 7;
  return 8;
}

const isWordUnit = (unit: string) => /[a-z0-9]/.test(unit);
const startsWord = (text: string, at: number) =>
  isWordUnit(text[at] ?? '') && !isWordUnit(text[at - 1] ?? '');

function isOfStarts(words: readonly string[], word: string): boolean {
  if (word === '') return true;
  const [first, ...rest] = words;
  if (first === undefined) return false;
  if (isOfStarts(rest, word)) return true;
  for (let length = 1; length <= first.length && first[length - 1] === word[length - 1]; length++)
    if (isOfStarts(rest, word.slice(length))) return true;
  return false;
}

function isSlip(text: string, word: string): boolean {
  if (text[0] !== word[0]) return false;
  return [-1, 0, 1].some((more) => {
    const piece = text.slice(0, word.length + more);
    return piece.length === word.length + more && distance(piece, word) <= 1;
  });
}

/** Letters put in, left out, changed, or two neighbours turned round. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1));
  const turned = a[0] === b[1] && a[1] === b[0] ? distance(a.slice(2), b.slice(2)) : 9;
  return Math.min(1 + turned, 1 + Math.min(isLong(a, b), isLong(b, a), changed(a, b)));
}
const isLong = (a: string, b: string) => (a.slice(1) === b ? 0 : 9);
const changed = (a: string, b: string) => (a.slice(1) === b.slice(1) ? 0 : 9);

function isSubsequence(text: string, word: string): boolean {
  let found = 0;
  for (const unit of text) if (unit === word[found]) found += 1;
  return found === word.length;
}
