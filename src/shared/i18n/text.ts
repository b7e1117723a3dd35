import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en';
import { dateFormats, numberFormats, pluralRules } from './intl';
import { usualSpeech, type Speech } from './language';

type English = typeof en;

/** Names one message of the catalogue, `src/shared/i18n/en`. */
export type MessageKey = keyof English;
/** Every message, in ICU MessageFormat, in one language. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** What a message's placeholders take, by name; `Part` stands for what takes no number. */
export type MessageValues<Key extends MessageKey, Part = string | number> = GetICUArgs<
  English[Key],
  { ICUArgument: Part; ICUNumberArgument: number; ICUDateArgument: Date }
>;
type ValuesOf<Key extends MessageKey> = keyof MessageValues<Key> extends never
  ? []
  : [values: MessageValues<Key>];

/** The messages that are whole as they stand, so that tables can name them. */
export type PlainKey = {
  [Key in MessageKey]: keyof MessageValues<Key> extends never ? Key : never;
}[MessageKey];

/** What values, and what tags make of their inside, where a message becomes parts of another kind. */
type PartValues<Part> = Readonly<
  Record<string, Part | string | number | ((inner: (Part | string)[]) => Part)>
>;

/** Writes messages, in one language or another. */
export type Say = <Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>) => string;

/** All messages share what writes their numbers and chooses among their plurals. */
const formatters = {
  getNumberFormat: numberFormats,
  getDateTimeFormat: dateFormats,
  getPluralRules: pluralRules,
};

const special = /[{<']/;

/** Writes the messages of a catalogue; each that has placeholders is read once. */
export function voiceOf(catalogue: Catalogue, locale: string) {
  const formats = new Map<MessageKey, IntlMessageFormat>();

  function formatOf(key: MessageKey): IntlMessageFormat {
    const known = formats.get(key);
    if (known) return known;
    const format = new IntlMessageFormat(catalogue[key], locale, undefined, { formatters });
    formats.set(key, format);
    return format;
  }

  const say: Say = (key, ...[values]) => {
    const message = catalogue[key];
    if (!special.test(message)) return message;
    return formatOf(key).format<string>(values as Record<string, string | number>) as string;
  };
  function parts<Part>(key: MessageKey, values: PartValues<Part>): readonly (Part | string)[] {
    const found = formatOf(key).format<Part>(values as Record<string, Part>);
    return Array.isArray(found) ? found : [found];
  }
  return { say, parts };
}

let spoken = { speech: usualSpeech, voice: voiceOf(en, usualSpeech.locale) };

/** Changes what this process speaks. Texts that were written before stay as they are. */
export function speak(speech: Speech, catalogue: Catalogue): void {
  spoken = { speech, voice: voiceOf(catalogue, speech.locale) };
}

/** What this process speaks; it begins with English. */
export function speech(): Speech {
  return spoken.speech;
}

/**
 * A message in the language that is spoken. It has to be called when the text is shown, never when a module is
 * loaded: the language is known later, and can change.
 */
export const t: Say = (key, ...values) => spoken.voice.say(key, ...values);

/** A message whose values and tags, `<b>so</b>`, become parts of another kind, such as elements. */
export function tParts<Part>(
  key: MessageKey,
  values: PartValues<Part>,
): readonly (Part | string)[] {
  return spoken.voice.parts(key, values);
}
