import { z } from 'zod';

/** The languages that Daypass speaks, each by the name that it has in itself. English is written first. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as [Language, ...Language[]];

/** How dates and numbers are written where the system's own way is that of another language. */
const usualLocales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

export const speechSchema = z.strictObject({
  language: z.enum(languages),
  /** How dates, numbers and lists are written with it, a BCP 47 tag such as `en-GB`. */
  locale: z.string(),
});
/** Which language is spoken, and by the rules of which region. */
export type Speech = z.infer<typeof speechSchema>;

export function sameSpeech(one: Speech, other: Speech): boolean {
  return one.language === other.language && one.locale === other.locale;
}

export const usualSpeech: Speech = { language: 'en', locale: usualLocales.en };

/**
 * The language that was chosen, or the system's where Daypass speaks it, else English. Dates and numbers follow the
 * system's region as long as the language is the same.
 *
 * @param systemLocale a BCP 47 tag such as `de-AT`
 */
export function speechFor(choice: Language | 'system', systemLocale: string): Speech {
  const [systemLanguage = ''] = systemLocale.toLowerCase().split('-');
  const language =
    choice === 'system' ? (isLanguage(systemLanguage) ? systemLanguage : 'en') : choice;
  const isSystems = systemLanguage === language && isLocale(systemLocale);
  return { language, locale: isSystems ? systemLocale : usualLocales[language] };
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(languageNames, text);
}

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
