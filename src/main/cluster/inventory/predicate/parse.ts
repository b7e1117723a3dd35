import { err, ok, type Result } from '#shared/lib/result';
import { ExpressionError, type ExpressionProblem } from '../../policy/expression/problem';
import { operatorWords, tokensOf } from '../../policy/expression/tokens';
import type { Atom, Condition } from './condition';
import { isFunction, readCall } from './functions';
import { TokenReader } from './token-reader';

/** Longer predicates are refused; nobody reads them. */
export const maxPredicateLength = 4_096;
/** How deep parentheses and negations may stand in one another. */
const maxDepth = 50;
/** Each condition may have to be tried on every resource. */
const maxConditions = 50;

/**
 * Reads a predicate such as `labels.env == "prod" && !hasPrefix(name, "old-")`. Time is linear in its length.
 *
 * The language: texts (`"…"` or `'…'` with backslash escapes, or between backquotes without; `name`,
 * `resource.kind`, `labels.key`, `labels["any key"]`), `==` and `!=` between texts, the functions of
 * {@link readCall}, `!`, `&&`, `||` (binding in this order) and parentheses. A label that is missing is the empty text,
 * except to `exists`. Texts are compared with case.
 */
export function parsePredicate(text: string): Result<Condition, ExpressionProblem> {
  if (text.length > maxPredicateLength) {
    const message = `The condition is longer than ${maxPredicateLength} characters.`;
    return err({ offset: maxPredicateLength, length: text.length - maxPredicateLength, message });
  }
  try {
    return ok(new Parser(new TokenReader(tokensOf(text))).read());
  } catch (error) {
    if (error instanceof ExpressionError) return err(error.problem);
    throw error;
  }
}

class Parser {
  readonly #tokens: TokenReader;
  #depth = 0;
  #conditions = 0;

  constructor(tokens: TokenReader) {
    this.#tokens = tokens;
  }

  read(): Condition {
    const condition = this.#any();
    const rest = this.#tokens.next;
    if (rest.type === 'end') return condition;
    if (rest.type === 'symbol' && rest.value === ')')
      throw new ExpressionError('No parenthesis is open here.', rest);
    const written = operatorWords.get(rest.value.toLowerCase());
    throw new ExpressionError(
      written === undefined
        ? 'Put && or || between two conditions.'
        : `Write ${written} instead of ${rest.value}.`,
      rest,
    );
  }

  #any(): Condition {
    const parts = [this.#all()];
    while (this.#tokens.take('||')) parts.push(this.#all());
    return parts.length === 1 && parts[0] ? parts[0] : { type: 'any', parts };
  }

  #all(): Condition {
    const parts = [this.#not()];
    while (this.#tokens.take('&&')) parts.push(this.#not());
    return parts.length === 1 && parts[0] ? parts[0] : { type: 'all', parts };
  }

  #not(): Condition {
    const token = this.#tokens.next;
    if (this.#tokens.take('!')) return this.#deeper(() => ({ type: 'not', part: this.#not() }));
    if (this.#tokens.take('(')) {
      return this.#deeper(() => {
        const inner = this.#any();
        this.#tokens.expect(')', 'The parenthesis is not closed.', token);
        return inner;
      });
    }
    this.#conditions += 1;
    if (this.#conditions > maxConditions)
      throw new ExpressionError(`There are more than ${maxConditions} conditions.`, token);
    return this.#single();
  }

  #deeper(read: () => Condition): Condition {
    this.#depth += 1;
    if (this.#depth > maxDepth) {
      const message = `Parentheses stand more than ${maxDepth} deep.`;
      throw new ExpressionError(message, this.#tokens.next);
    }
    const condition = read();
    this.#depth -= 1;
    return condition;
  }

  #single(): Condition {
    const start = this.#tokens.next;
    if (start.type === 'word' && (isFunction(start.value) || this.#tokens.isCall))
      return this.#notCompared(readCall(this.#tokens));
    const left = this.#tokens.text('a condition');
    const equals = this.#tokens.take('==');
    if (!equals && !this.#tokens.take('!='))
      throw new ExpressionError(
        'This is a text. Compare it, as in name == "web".',
        this.#tokens.since(start),
      );
    const equal: Atom = { type: 'equal', left, right: this.#tokens.text('a text to compare with') };
    return this.#notCompared(equals ? equal : { type: 'not', part: equal });
  }

  #notCompared(condition: Condition): Condition {
    const { next } = this.#tokens;
    if (next.value !== '==' && next.value !== '!=') return condition;
    if (next.type !== 'symbol') return condition;
    throw new ExpressionError(
      `Only texts are compared, so ${next.value} cannot follow here.`,
      next,
    );
  }
}
