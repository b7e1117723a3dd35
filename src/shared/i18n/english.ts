import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en';
import type { t } from './text';

/** What writes messages, in one language or another. */
export type Say = typeof t;

/** Writes a message in English whatever is spoken: for what others read than the person at the keyboard. */
export const inEnglish: Say = (key, ...[values]) =>
  new IntlMessageFormat(en[key], 'en-GB').format<string>(
    values as Record<string, string | number>,
  ) as string;
