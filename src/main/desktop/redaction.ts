import { redact } from './process-log';

const tokens: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [hidden]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/([?&#](?:token|code|secret|key)=)[^\s&#]+/gi, '$1[hidden]'],
];
/** Whatever is long and looks like chance: keys, codes and tokens do, and little else that is of use. */
const longRun = /(?<![\w+/=-])[\w+/=-]{32,}(?![\w+/=-])/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Words of a path or a name, `startAgain` among them, and not a chance run of letters and digits. */
const word = /^(?:[A-Za-z]?[a-z]*(?:[A-Z][a-z]+)*|[A-Z]+)\d{0,2}$/;

function isHarmless(run: string): boolean {
  return uuid.test(run) || run.split(/[-_/+=]+/).every((part) => word.test(part));
}

/**
 * What takes secrets out of text that leaves this computer, whoever put them there.
 *
 * @param known secrets that are in use now, such as the demo's passwords
 * @param homes the account's folder, in every spelling that it has; it becomes `~`
 */
export function createRedactor(
  known: readonly string[],
  homes: readonly string[],
): (text: string) => string {
  const literal: readonly (readonly [string, string])[] = [
    ...known.filter((secret) => secret.length >= 4).map((each) => [each, '[hidden]'] as const),
    // The longer first, so that none leaves an end of another.
    ...homes
      .filter((home) => home.length > 1)
      .toSorted((a, b) => b.length - a.length)
      .map((home) => [home, '~'] as const),
  ];
  return (text) => {
    let clean = redact(text);
    for (const [secret, instead] of literal) clean = clean.replaceAll(secret, instead);
    for (const [pattern, instead] of tokens) clean = clean.replace(pattern, instead);
    return clean.replace(longRun, (run) => (isHarmless(run) ? run : '[long value]'));
  };
}

/** The same with every text in it redacted, at whatever depth. */
export function redactAll<Value>(value: Value, clean: (text: string) => string): Value {
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return clean(each);
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each === 'object' && each !== null)
      return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, walk(part)]));
    return each;
  };
  return walk(value) as Value;
}
