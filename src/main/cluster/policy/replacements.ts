import type { Matcher, RE2JS } from 're2js';
import { err, ok, type Result } from '#shared/lib/result';

/** Longer results are refused, so that replacements within replacements cannot grow without end. */
const maxResultLength = 4_096;
/** Each further match may have to look at the rest of the value again, with all of the expression. */
const maxWork = 1_000_000;

/** A part of a replacement: a text, or the group with this number. */
export type ReplacementPart = string | number;

/** The value with all matches replaced; null when nothing matches, `error` when that would be too long or too much. */
export type Replacement = (value: string) => { readonly text: string } | null | 'error';

/**
 * Makes what replaces all matches of an expression in a value.
 *
 * @param replacement may hold `$1`, `${1}`, `$name`, `${name}` for groups and `$$` for a dollar
 * @returns an error that names a group which the expression does not have
 */
export function compileReplacement(expression: RE2JS, replacement: string): Result<Replacement> {
  const parts = parseReplacement(replacement, expression);
  if (!parts.ok) return parts;
  const size = expression.programSize();
  return ok((value) => {
    const maxMatches = 1 + maxWork / (1 + value.length * size);
    return replaceAll(value, expression.matcher(value), parts.value, maxMatches);
  });
}

function replaceAll(
  value: string,
  matcher: Matcher,
  parts: readonly ReplacementPart[],
  maxMatches: number,
): ReturnType<Replacement> {
  let text = '';
  let end = 0;
  let matches = 0;
  while (matcher.find()) {
    matches += 1;
    text += value.slice(end, matcher.start()) + expandGroups(parts, (at) => matcher.group(at));
    end = matcher.end();
    if (text.length > maxResultLength || matches > maxMatches) return 'error';
  }
  if (matches === 0) return null;
  text += value.slice(end);
  return text.length > maxResultLength ? 'error' : { text };
}

/** The text of a replacement; a group that took no part in the match is empty. */
export function expandGroups(
  parts: readonly ReplacementPart[],
  group: (at: number) => string | null,
): string {
  return parts.map((part) => (typeof part === 'string' ? part : (group(part) ?? ''))).join('');
}

/** Reads a replacement; the error names a group that the expression does not have. */
export function parseReplacement(
  text: string,
  expression: RE2JS,
): Result<readonly ReplacementPart[]> {
  const parts: ReplacementPart[] = [];
  let end = 0;
  for (const found of text.matchAll(/\$(?:(\$)|(\w+)|\{(\w+)\})/g)) {
    const [written, dollar, bare, braced] = found;
    parts.push(text.slice(end, found.index));
    end = found.index + written.length;
    const name = bare ?? braced ?? '';
    const group = groupOf(name, expression);
    if (dollar !== undefined) parts.push(dollar);
    else if (group !== null) parts.push(group);
    else return err(unknownGroup(written, bare));
  }
  parts.push(text.slice(end));
  return ok(parts);
}

function groupOf(name: string, expression: RE2JS): number | null {
  const names = expression.namedGroups();
  if (Object.hasOwn(names, name)) return names[name] ?? null;
  const isNumber = /^\d{1,4}$/.test(name) && Number(name) <= expression.groupCount();
  return isNumber ? Number(name) : null;
}

function unknownGroup(written: string, bare: string | undefined): string {
  const number = /^\d+/.exec(bare ?? '')?.[0];
  const hint = number === undefined || number === bare ? '' : `. Write \${${number}} there`;
  return `"${written}" is no group of the expression${hint}`;
}
