import { ExpressionError, type Place } from './problem';
import type { PathPart, Syntax } from './syntax';
import { TokenCursor } from './token-cursor';
import { operatorWords, tokensOf, type Token } from './tokens';

/** Longer expressions are refused; nobody reads them. */
export const maxExpressionLength = 4_096;
/** How deep parentheses, negations and arguments may stand in one another. */
const maxDepth = 50;
/** Values, names, calls and conditions; each costs a step whenever the expression is evaluated. */
const maxParts = 500;

/**
 * Reads the shape of an expression. Time is linear in its length.
 *
 * The language: texts (`"…"` or `'…'` with backslash escapes, or between backquotes without), `true`, `false`, names
 * with parts (`a.b`, `a["b"]`), calls of functions (`f(a, b)`) and methods (`a.f(b)`), `==` and `!=`, `!`, `&&`, `||`
 * (binding in this order) and parentheses.
 *
 * @throws ExpressionError
 */
export function parseExpression(text: string): Syntax {
  if (text.length > maxExpressionLength) {
    const message = `The expression is longer than ${maxExpressionLength} characters.`;
    const length = text.length - maxExpressionLength;
    throw new ExpressionError(message, { offset: maxExpressionLength, length });
  }
  return new Parser(new TokenCursor(tokensOf(text))).read();
}

class Parser {
  readonly #tokens: TokenCursor;
  #depth = 0;
  #parts = 0;

  constructor(tokens: TokenCursor) {
    this.#tokens = tokens;
  }

  read(): Syntax {
    const expression = this.#any();
    const rest = this.#tokens.next;
    if (rest.type === 'end') return expression;
    if (this.#tokens.isSymbol(')')) throw new ExpressionError('No parenthesis is open here.', rest);
    const meant = rest.type === 'word' ? operatorWords.get(rest.value.toLowerCase()) : undefined;
    throw new ExpressionError(
      meant === undefined
        ? 'Put && or || between two conditions.'
        : `Write ${meant} instead of ${rest.value}.`,
      rest,
    );
  }

  #any(): Syntax {
    return this.#joined('any', '||', () => this.#all());
  }

  #all(): Syntax {
    return this.#joined('all', '&&', () => this.#not());
  }

  #joined(type: 'all' | 'any', symbol: string, read: () => Syntax): Syntax {
    const first = read();
    if (!this.#tokens.isSymbol(symbol)) return first;
    const parts = [first];
    while (this.#tokens.take(symbol)) parts.push(read());
    return { type, parts, ...this.#tokens.since(first) };
  }

  #not(): Syntax {
    const start = this.#tokens.next;
    if (!this.#tokens.take('!')) return this.#comparison();
    const part = this.#deeper(() => this.#not());
    return { type: 'not', part, ...this.#tokens.since(start) };
  }

  #comparison(): Syntax {
    const left = this.#operand();
    const negated = this.#tokens.isSymbol('!=');
    if (!negated && !this.#tokens.isSymbol('==')) return left;
    this.#tokens.skip();
    const right = this.#operand();
    const { next } = this.#tokens;
    if (this.#tokens.isSymbol('==') || this.#tokens.isSymbol('!='))
      throw new ExpressionError(
        `Only two values are compared, so ${next.value} cannot follow here.`,
        next,
      );
    return { type: 'equal', negated, left, right, ...this.#tokens.since(left) };
  }

  #operand(): Syntax {
    let operand = this.#primary();
    while (this.#tokens.take('.')) {
      const name = this.#name();
      if (!this.#tokens.isSymbol('('))
        throw new ExpressionError(`This has no part ${name.name}.`, name);
      const args = this.#args(name);
      operand = { type: 'method', target: operand, name, args, ...this.#tokens.since(operand) };
    }
    return operand;
  }

  #primary(): Syntax {
    const start = this.#tokens.next;
    this.#count(start);
    if (this.#tokens.take('(')) {
      const inner = this.#deeper(() => this.#any());
      this.#tokens.expect(')', 'The parenthesis is not closed.', start);
      return inner;
    }
    this.#tokens.skip();
    const { offset, length } = start;
    if (start.type === 'text') return { type: 'text', value: start.value, offset, length };
    if (start.type === 'word') return this.#named(start);
    const where = start.type === 'end' ? 'ends' : `has ${start.value}`;
    throw new ExpressionError(`The expression ${where} where a value should stand.`, start);
  }

  #named(start: Token): Syntax {
    const parts = this.#path(start);
    const place = this.#tokens.since(start);
    if (this.#tokens.isSymbol('(')) {
      const args = this.#args(place);
      return { type: 'call', callee: parts, args, ...this.#tokens.since(start) };
    }
    const isTruth = start.value === 'true' || start.value === 'false';
    if (isTruth && parts.length === 1)
      return { type: 'truth', value: start.value === 'true', ...place };
    return { type: 'path', parts, ...place };
  }

  #path(start: Token): PathPart[] {
    const parts: PathPart[] = [partOf(start, false)];
    for (;;) {
      if (this.#tokens.take('.')) parts.push(this.#name());
      else if (this.#tokens.isSymbol('[')) parts.push(this.#key());
      else return parts;
    }
  }

  #name(): PathPart {
    const name = this.#tokens.skip();
    if (name.type === 'word') return partOf(name, false);
    throw new ExpressionError('A name stands behind the dot, as in labels.env.', name);
  }

  #key(): PathPart {
    const bracket = this.#tokens.skip();
    const key = this.#tokens.skip();
    if (key.type !== 'text')
      throw new ExpressionError(
        'In brackets stands a key in quotes, as in labels["env"].',
        key.type === 'end' ? bracket : key,
      );
    this.#tokens.expect(']', 'The bracket is not closed.', bracket);
    return { ...this.#tokens.since(bracket), name: key.value, quoted: true };
  }

  #args(called: Place): Syntax[] {
    this.#count(called);
    const open = this.#tokens.skip();
    const args: Syntax[] = [];
    // A comma may stand behind the last argument, as in lists over several lines.
    while (!this.#tokens.isSymbol(')')) {
      args.push(this.#deeper(() => this.#any()));
      if (!this.#tokens.take(',')) break;
    }
    this.#tokens.expect(')', 'A comma or the closing parenthesis is missing.', open);
    return args;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > maxDepth)
      throw new ExpressionError(`Parentheses stand more than ${maxDepth} deep.`, this.#tokens.next);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #count(place: Place): void {
    this.#parts += 1;
    if (this.#parts > maxParts)
      throw new ExpressionError(`The expression has more than ${maxParts} parts.`, place);
  }
}

function partOf({ value, offset, length }: Token, quoted: boolean): PathPart {
  return { name: value, quoted, offset, length };
}
