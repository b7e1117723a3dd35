import { en } from './en';
import { usualSpeech } from './language';
import { voiceOf } from './text';

/** Writes a message in English whatever is spoken: for what others read than the person at the keyboard. */
export const inEnglish = voiceOf(en, usualSpeech.locale).say;
