/**
 * What an expression is after its names and types were checked: how to get it from the facts that it is evaluated
 * with. A list counts as a set: order and repetitions do not matter.
 */
export type Value<Facts> =
  | { readonly type: 'text'; readonly of: (facts: Facts) => string }
  | { readonly type: 'list'; readonly of: (facts: Facts) => readonly string[] }
  | { readonly type: 'condition'; readonly of: (facts: Facts) => boolean };

/** How types are called in messages. */
export const typeNames: Readonly<Record<Value<unknown>['type'], string>> = {
  text: 'a text',
  list: 'a list',
  condition: 'a condition',
};

/** A name that an expression may use. `texts` and `lists` take a key; a missing one gives nothing. */
export type Variable<Facts> =
  Value<Facts> | Keyed<'texts', Facts, string> | Keyed<'lists', Facts, readonly string[]>;

interface Keyed<Type, Facts, T> {
  readonly type: Type;
  readonly of: (facts: Facts, key: string) => T;
  /** Whether there can be such a key at all; without it, every key is taken. */
  readonly has?: (key: string) => boolean;
}

/** Thrown while evaluating; whoever evaluates turns it into `error`. */
export class EvaluationError extends Error {}

/** Evaluates something; a value that a function cannot work with makes it an `error`. */
export function evaluate<Facts, T>(of: (facts: Facts) => T, facts: Facts): T | 'error' {
  try {
    return of(facts);
  } catch (error) {
    if (error instanceof EvaluationError) return 'error';
    throw error;
  }
}
