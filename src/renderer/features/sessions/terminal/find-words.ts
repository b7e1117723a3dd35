import { t } from '#shared/i18n/text';

/** Which place is shown, from 0, or -1 for none; and how many there are. */
export interface Found {
  readonly at: number;
  readonly count: number;
}

/** What is wrong with a regular expression; `null` when nothing is. */
export function patternProblem(pattern: string): string | null {
  try {
    // One that fits nothing at all fits everywhere.
    return pattern !== '' && new RegExp(pattern).test('') ? t('terminal.find.fitsAll') : null;
  } catch {
    return t('terminal.find.noPattern');
  }
}

/** How many places there are, and which one is shown. */
export function foundWords(words: string, { at, count }: Found, most: number): string {
  if (words === '') return '';
  if (count === 0) return t('terminal.find.nothing');
  if (at < 0) return t('terminal.find.places', { count });
  return count >= most
    ? t('terminal.find.foundOrMore', { place: at + 1, count: most })
    : t('terminal.find.found', { place: at + 1, count });
}
