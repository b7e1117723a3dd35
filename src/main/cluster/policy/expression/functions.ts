import { isExpression } from '#shared/lib/pattern-text';
import { err, type Result } from '#shared/lib/result';
import { compilePattern, compileRegularExpression, type Pattern } from '../patterns';
import { compileReplacement } from '../replacements';
import type { Arguments } from './arguments';
import { localPart } from './email';
import { EvaluationError, type Value } from './values';

/** A function of the language: how it is written, and how it makes a value of its arguments. */
export interface FunctionSpec<Facts> {
  readonly usage: string;
  readonly read: (args: Arguments<Facts>) => Value<Facts>;
}
export type Functions<Facts> = ReadonlyMap<string, FunctionSpec<Facts>>;

/** The functions that change the values of a list. */
export function listFunctions<Facts>(): Functions<Facts> {
  return new Map<string, FunctionSpec<Facts>>([
    ['email.local', { usage: 'email.local(list)', read: readEmailLocal }],
    ['regexp.replace', { usage: 'regexp.replace(list, "^(.*)-ops$", "$1")', read: readReplace }],
  ]);
}

/** The functions of every condition. */
export function conditionFunctions<Facts>(): Functions<Facts> {
  const upper = (text: string) => text.toUpperCase();
  const lower = (text: string) => text.toLowerCase();
  return new Map<string, FunctionSpec<Facts>>([
    ['contains', { usage: 'contains(list, "item")', read: readContains }],
    ['contains_any', { usage: 'contains_any(list, items)', read: readContainsAny }],
    ['contains_all', { usage: 'contains_all(list, items)', read: readContainsAll }],
    ['equals', { usage: 'equals(a, b)', read: readEquals }],
    ['regexp.match', { usage: 'regexp.match(list, "^web-.*$")', read: readMatch }],
    ...listFunctions<Facts>(),
    ['strings.upper', { usage: 'strings.upper(list)', read: (args) => readEach(args, upper) }],
    ['strings.lower', { usage: 'strings.lower(list)', read: (args) => readEach(args, lower) }],
    ['set', { usage: 'set("a", "b")', read: (args) => ({ type: 'list', of: args.texts() }) }],
  ]);
}

/** What can be written behind a list and a dot; the list is the first argument. */
export function listMethods<Facts>(): Functions<Facts> {
  return new Map<string, FunctionSpec<Facts>>([
    ['contains', { usage: 'list.contains("item")', read: readContains }],
    ['add', { usage: 'list.add("item")', read: readAdd }],
    ['remove', { usage: 'list.remove("item")', read: readRemove }],
  ]);
}

function readContains<Facts>(args: Arguments<Facts>): Value<Facts> {
  const [list, item] = [args.list(), args.text()];
  return args.end({ type: 'condition', of: (facts) => list(facts).includes(item(facts)) });
}

function readContainsAny<Facts>(args: Arguments<Facts>): Value<Facts> {
  const [list, items] = [args.list(), args.list()];
  return args.end({
    type: 'condition',
    of: (facts) => {
      const held = new Set(list(facts));
      return items(facts).some((item) => held.has(item));
    },
  });
}

/** Without items it does not hold: otherwise a machine without the labels in question would be everybody's. */
function readContainsAll<Facts>(args: Arguments<Facts>): Value<Facts> {
  const [list, items] = [args.list(), args.list()];
  return args.end({
    type: 'condition',
    of: (facts) => {
      const held = new Set(list(facts));
      const wanted = items(facts);
      return wanted.length > 0 && wanted.every((item) => held.has(item));
    },
  });
}

function readEquals<Facts>(args: Arguments<Facts>): Value<Facts> {
  const [left, right] = [args.value(), args.value()];
  const equal = equalValues(left.value, right.value);
  return args.end(equal ?? args.mistyped(right));
}

/** Whether two values are the same, lists as sets; null when they are of two kinds. */
export function equalValues<Facts>(left: Value<Facts>, right: Value<Facts>): Value<Facts> | null {
  if (left.type === 'list' && right.type === 'list')
    return { type: 'condition', of: (facts) => sameSet(left.of(facts), right.of(facts)) };
  if (left.type === 'text' && right.type === 'text')
    return { type: 'condition', of: (facts) => left.of(facts) === right.of(facts) };
  if (left.type === 'condition' && right.type === 'condition')
    return { type: 'condition', of: (facts) => left.of(facts) === right.of(facts) };
  return null;
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const [a, b] = [new Set(left), new Set(right)];
  return a.size === b.size && left.every((item) => b.has(item));
}

function readMatch<Facts>(args: Arguments<Facts>): Value<Facts> {
  const list = args.list();
  const fits = args.literal(compileMatch);
  return args.end({ type: 'condition', of: (facts) => list(facts).some((value) => fits(value)) });
}

/** Compiles what `regexp.match` takes: a glob or `^…$`. Half an expression would be a glob that fits nothing. */
export function compileMatch(text: string): Result<Pattern> {
  if (!isExpression(text) && (text.startsWith('^') || text.endsWith('$')))
    return err(`"${text}" is neither an expression nor a glob: write ^ in front and $ behind`);
  return compilePattern(text);
}

function readReplace<Facts>(args: Arguments<Facts>): Value<Facts> {
  const list = args.list();
  const expression = args.literal((text) => compileRegularExpression(text));
  const replace = args.literal((text) => compileReplacement(expression, text));
  return args.end({
    type: 'list',
    of: (facts) =>
      list(facts).flatMap((value) => {
        const replaced = replace(value);
        if (replaced === 'error') throw new EvaluationError('The result is too long.');
        // An empty text would equal a label that is missing.
        return replaced === null || replaced.text === '' ? [] : [replaced.text];
      }),
  });
}

function readEmailLocal<Facts>(args: Arguments<Facts>): Value<Facts> {
  return readEach(args, (value) => {
    const local = localPart(value);
    if (local === null) throw new EvaluationError('This is no e-mail address.');
    return local;
  });
}

function readEach<Facts>(args: Arguments<Facts>, change: (value: string) => string): Value<Facts> {
  const list = args.list();
  return args.end({ type: 'list', of: (facts) => list(facts).map((value) => change(value)) });
}

function readAdd<Facts>(args: Arguments<Facts>): Value<Facts> {
  const [list, added] = [args.list(), args.texts()];
  return { type: 'list', of: (facts) => [...list(facts), ...added(facts)] };
}

function readRemove<Facts>(args: Arguments<Facts>): Value<Facts> {
  const [list, texts] = [args.list(), args.texts()];
  return {
    type: 'list',
    of: (facts) => {
      const removed = new Set(texts(facts));
      return list(facts).filter((item) => !removed.has(item));
    },
  };
}
