import type { Labels } from '#shared/model/resource';
import type { Traits } from '#shared/model/role';
import { anyTrait, fits, localPart, replaced } from './text';

/** What an expression is about: `labels["…"]` and `….traits["…"]` are looked up in the first two. */
export interface Facts {
  readonly labels?: Labels;
  readonly traits?: Traits;
  /** Further names with one text. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Further names with a list. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/**
 * An expression as it is made for a test, before it is written down. Its written form is what the rules are tried
 * with; the same form leads back here, as nothing is parsed.
 */
export type Made =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'label' | 'trait'; readonly key: string; readonly written: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Made[] }
  | {
      readonly type: 'join';
      readonly sign: '&&' | '||' | '==' | '!=';
      readonly parts: [Made, Made];
    }
  | { readonly type: 'not'; readonly part: Made };

const known = new Map<string, Made>();

/** Writes an expression, and remembers what it is. */
export function write(made: Made): string {
  const text = written(made);
  known.set(text, made);
  return text;
}

function written(made: Made): string {
  switch (made.type) {
    case 'text':
      return `"${made.value}"`;
    case 'name':
      return made.name;
    case 'label':
    case 'trait':
      return made.written;
    case 'call':
      return `${made.name}(${made.args.map(written).join(', ')})`;
    case 'join':
      return `(${made.parts.map(written).join(` ${made.sign} `)})`;
    case 'not':
      return `!${written(made.part)}`;
  }
}

/** Whether a written expression holds. Throws where a function cannot work with a value. */
export function holds(text: string, facts: Facts): boolean {
  const made = known.get(text);
  if (!made) throw new Error(`Nobody made ${text}`);
  return valueOf(made, facts) === true;
}

type Value = string | string[] | boolean;

function valueOf(made: Made, facts: Facts): Value {
  switch (made.type) {
    case 'text':
      return made.value;
    case 'name':
      return facts.texts?.[made.name] ?? [...(facts.lists?.[made.name] ?? [])];
    case 'label':
      return Object.entries(facts.labels ?? {}).find(([key]) => key === made.key)?.[1] ?? '';
    case 'trait':
      return anyTrait(facts.traits ?? {}, made.key);
    case 'call':
      return called(made.name, made.args, facts);
    case 'not':
      return valueOf(made.part, facts) !== true;
    case 'join':
      return joined(made.sign, made.parts, facts);
  }
}

function joined(sign: string, [left, right]: [Made, Made], facts: Facts): boolean {
  const first = valueOf(left, facts);
  if (sign === '&&') return first === true && valueOf(right, facts) === true;
  if (sign === '||') return first === true || valueOf(right, facts) === true;
  return same(first, valueOf(right, facts)) === (sign === '==');
}

/** Lists are the same when each holds what the other holds. */
function same(one: Value, other: Value): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.every((each) => other.includes(each)) && other.every((each) => one.includes(each));
}

function called(name: string, args: readonly Made[], facts: Facts): Value {
  const values = args.map((arg) => valueOf(arg, facts));
  const lists = values.map((value) => (Array.isArray(value) ? value : [String(value)]));
  const [list = [], items = []] = lists;
  const [, second = '', third = ''] = values.map(String);
  switch (name) {
    case 'contains':
    case 'contains_any':
      return items.some((item) => list.includes(item));
    case 'contains_all':
      return items.length > 0 && items.every((item) => list.includes(item));
    case 'equals':
      return same(values[0] ?? false, values[1] ?? false);
    case 'regexp.match':
      return list.some((value) => fits(second, value));
    case 'regexp.replace':
      return replaced(list, second, third);
    case 'email.local':
      return list.map(localPart);
    case 'strings.upper':
      return list.map((value) => value.toUpperCase());
    case 'strings.lower':
      return list.map((value) => value.toLowerCase());
    case 'set':
      return lists.flat();
    case 'labels_matching':
      return Object.entries(facts.labels ?? {}).flatMap(([key, value]) =>
        fits(list[0] ?? '', key) ? [value] : [],
      );
    default:
      throw new Error(`There is no ${name}`);
  }
}
