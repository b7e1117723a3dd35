import { countOf } from '../../../ui/words';

/** Which place is shown, from 0, or -1 for none; and how many there are. */
export interface Found {
  readonly at: number;
  readonly count: number;
}

/** What is wrong with a regular expression; `null` when nothing is. */
export function patternProblem(pattern: string): string | null {
  try {
    // One that fits nothing at all fits everywhere.
    return pattern !== '' && new RegExp(pattern).test('') ? 'Fits everything' : null;
  } catch {
    return 'Not a pattern';
  }
}

/** How many places there are, and which one is shown. */
export function foundWords(words: string, { at, count }: Found, most: number): string {
  if (words === '') return '';
  if (count === 0) return 'Not found';
  const all = count >= most ? `${most.toLocaleString('en')} or more` : String(count);
  return at < 0 ? countOf(count, 'place') : `${at + 1} of ${all}`;
}
