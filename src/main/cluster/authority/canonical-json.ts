import { err, ok, type Result } from '#shared/lib/result';

/**
 * Writes JSON in its one canonical spelling: names sorted by their UTF-16 units, no white space, numbers and texts
 * as ECMAScript writes them (as RFC 8785 has it).
 */
export function writeCanonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/**
 * Reads JSON that is in its canonical spelling, and nothing else. A name that stands there twice, white space,
 * another order or another way to write the same number or text is an error, so two readers can never disagree.
 */
export function readCanonicalJson(text: string): Result<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('it is not JSON');
  }
  return writeCanonicalJson(value) === text
    ? ok(value)
    : err('it is not canonical JSON: a name stands there twice, or it is spelled another way');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  // Without a prototype, `__proto__` is a name like any other and is written like one.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of names) copy[name] = sorted((value as Record<string, unknown>)[name]);
  return copy;
}
