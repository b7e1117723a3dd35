import { dateFormats, listFormats, numberFormats } from './intl';
import { speech } from './text';

/** A format of dates in the language that is spoken. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormats(speech().locale, options);
}

/** A list as it stands in a sentence: `a`, `a and b`, `a, b and c`. */
export function inWords(
  items: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string {
  return listFormats(speech().locale, { type }).format(items);
}

/** A number as it stands in a sentence: `12,345.6`. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormats(speech().locale, options).format(value);
}
