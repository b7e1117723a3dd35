import { createSerial } from '../lib/serial';
import { en } from './en';
import { sameSpeech, type Speech } from './language';
import { speak, speech as spoken, type Catalogue } from './text';

/** English is always there; another language is read when it is spoken. */
const catalogues: Readonly<Record<Speech['language'], () => Promise<Catalogue>>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
};
const oneAfterAnother = createSerial();

let reading = 0;

/** Whether that is spoken, and nothing else is about to be. */
export function isSpoken(speech: Speech): boolean {
  return reading === 0 && sameSpeech(speech, spoken());
}

/** Reads a language's catalogue and speaks it from then on. Whatever was asked for last is spoken in the end. */
export async function speakIn(speech: Speech): Promise<void> {
  reading++;
  await oneAfterAnother(async () => {
    if (!sameSpeech(speech, spoken())) speak(speech, await catalogues[speech.language]());
  }).finally(() => reading--);
}
