import { speech } from './text';

/** Formats of one kind in the language that is spoken: each is made once, since making one takes longer than using it. */
function madeOnce<Options, Format>(make: (locale: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (options: Options): Format => {
    const { locale } = speech();
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known) return known;
    const format = make(locale, options);
    made.set(key, format);
    return format;
  };
}

/** A format of dates. */
export const dateFormat = madeOnce(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numberFormat = madeOnce(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const listFormat = madeOnce(
  (locale, type: Intl.ListFormatType) => new Intl.ListFormat(locale, { type }),
);

/** A list as it stands in a sentence: `a`, `a and b`, `a, b and c`. */
export function inWords(
  items: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string {
  return listFormat(type).format(items);
}

/** A number as it stands in a sentence: `12,345.6`. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(options).format(value);
}
