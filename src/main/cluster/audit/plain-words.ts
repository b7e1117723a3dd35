/** Strangers' words are among them too: what they type as a target, and the commands that are run. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/**
 * What an event says of something, as words: lists as one text, and records as "name: value" pairs.
 *
 * @param named gives an id its name
 */
export function textOf(value: unknown, named: (text: string) => string = (text) => text): string {
  if (Array.isArray(value)) return value.map((each) => textOf(each, named)).join(', ');
  if (typeof value === 'string') return oneLine(named(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([key, each]) => `${oneLine(key)}: ${textOf(each, named)}`)
    .join('; ');
}
