import { en } from './en';
import type { Speech } from './language';
import { speak, speech as spoken, type Catalogue } from './text';

/** English is always there; another language is read when it is spoken. */
const catalogues: Readonly<Record<Speech['language'], () => Promise<Catalogue>>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
};

export function isSpoken({ language, locale }: Speech): boolean {
  return spoken().language === language && spoken().locale === locale;
}

/** Reads a language's catalogue and speaks it from then on. */
export async function speakIn(speech: Speech): Promise<void> {
  speak(speech, await catalogues[speech.language]());
}
