/** Makes something for each list of arguments once: what formats texts takes longer to make than to use. */
export function madeOnce<Arguments extends readonly unknown[], Made>(
  make: (...given: Arguments) => Made,
): (...given: Arguments) => Made {
  const made = new Map<string, Made>();
  return (...given) => {
    const key = JSON.stringify(given);
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(...given);
    made.set(key, fresh);
    return fresh;
  };
}

type Given<Format extends abstract new (...given: never) => unknown> =
  ConstructorParameters<Format>;

export const dateFormats = madeOnce(
  (...given: Given<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...given),
);
export const numberFormats = madeOnce(
  (...given: Given<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given),
);
export const pluralRules = madeOnce(
  (...given: Given<typeof Intl.PluralRules>) => new Intl.PluralRules(...given),
);
export const listFormats = madeOnce(
  (...given: Given<typeof Intl.ListFormat>) => new Intl.ListFormat(...given),
);
