import { speech } from './text';

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A format of dates in the language that is spoken; made once for each. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { locale } = speech();
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, format);
  return format;
}

/** A list as it stands in a sentence: `a`, `a and b`, `a, b and c`. */
export function inWords(
  items: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string {
  return new Intl.ListFormat(speech().locale, { type }).format(items);
}

/** A number as it stands in a sentence: `12,345.6`. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  return value.toLocaleString(speech().locale, options);
}
