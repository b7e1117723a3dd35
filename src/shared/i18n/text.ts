import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en';
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

let spoken: { readonly speech: Speech; readonly catalogue: Catalogue } = {
  speech: usualSpeech,
  catalogue: en,
};
let formats = new Map<MessageKey, IntlMessageFormat>();

/** Changes what this process speaks. Texts that were written before stay as they are. */
export function speak(speech: Speech, catalogue: Catalogue): void {
  spoken = { speech, catalogue };
  formats = new Map();
}

/** What this process speaks; it begins with English. */
export function speech(): Speech {
  return spoken.speech;
}

const special = /[{<']/;

function formatOf(key: MessageKey): IntlMessageFormat {
  const known = formats.get(key);
  if (known) return known;
  const format = new IntlMessageFormat(spoken.catalogue[key], spoken.speech.locale);
  formats.set(key, format);
  return format;
}

/**
 * A message in the language that is spoken. It has to be called when the text is shown, never when a module is
 * loaded: the language is known later, and can change.
 */
export function t<Key extends MessageKey>(key: Key, ...[values]: ValuesOf<Key>): string {
  const message = spoken.catalogue[key];
  if (!special.test(message)) return message;
  return formatOf(key).format<string>(values as Record<string, string | number>) as string;
}

/** A message whose values and tags, `<b>so</b>`, become parts of another kind, such as elements. */
export function tParts<Part>(
  key: MessageKey,
  values: Readonly<Record<string, Part | string | number | ((inner: (Part | string)[]) => Part)>>,
): readonly (Part | string)[] {
  const parts = formatOf(key).format<Part>(values as Record<string, Part>);
  return Array.isArray(parts) ? parts : [parts];
}
