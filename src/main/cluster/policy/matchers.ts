import { err, ok, type Result } from '#shared/lib/result';
import type { Arguments } from './expression/arguments';
import { compileCondition, type Environment } from './expression/check';
import { compileMatch, type FunctionSpec } from './expression/functions';
import type { Value } from './expression/values';
import { compilePattern, type Pattern } from './patterns';
import { findBraces } from './traits';

/** In a matcher the name that is tried is all there is; it is not written. */
const environment: Environment<string> = {
  variables: new Map(),
  functions: new Map<string, FunctionSpec<string>>([
    ['regexp.match', { usage: 'regexp.match("dev-*")', read: (args) => readMatch(args, true) }],
    [
      'regexp.not_match',
      { usage: 'regexp.not_match("dev-*")', read: (args) => readMatch(args, false) },
    ],
  ]),
  methods: new Map(),
};

function readMatch(args: Arguments<string>, wanted: boolean): Value<string> {
  const fits = args.literal(compileMatch);
  return args.end({ type: 'condition', of: (name) => fits(name) === wanted });
}

/**
 * Compiles what says which roles are meant, as in `review_requests.roles`: a pattern as {@link compilePattern} takes
 * it, or `{{regexp.match("…")}}` or `{{regexp.not_match("…")}}`, with text that stands around it in the name.
 *
 * @returns an error in words; variables, which say what a user gets, are one
 */
export function compileMatcher(text: string): Result<Pattern> {
  const braces = findBraces(text);
  if (!braces.ok) return braces;
  if (braces.value === null) return compilePattern(text);
  const { before, inner, after } = braces.value;
  const condition = compileCondition(inner, environment);
  if (!condition.ok)
    return err(`"{{${inner}}}" does not say which names fit: ${condition.error.message}`);
  return ok((name) => {
    if (name.length < before.length + after.length) return false;
    if (!name.startsWith(before) || !name.endsWith(after)) return false;
    return condition.value(name.slice(before.length, name.length - after.length));
  });
}
