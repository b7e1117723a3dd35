import { ExpressionError, type Place } from './problem';

export interface Token extends Place {
  /** `text`: a quoted text, whose value is what the quotes hold. `end`: behind the last character. */
  readonly type: 'text' | 'word' | 'symbol' | 'end';
  readonly value: string;
}

const symbols = ['==', '!=', '&&', '||', '(', ')', '[', ']', ',', '.', '!'] as const;
/** Symbols of other languages, and the one that is meant. */
const mistaken = new Map([
  ['=', '=='],
  ['&', '&&'],
  ['|', '||'],
]);
/** Words that other languages have for our symbols. */
export const operatorWords: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
]);
const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const space = /\s+/y;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;

/**
 * Parts an expression or a predicate into its tokens, the last one being the end. Linear in its length.
 *
 * @throws ExpressionError for a character that begins nothing and for a quoted text that is not closed
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < text.length) {
    const blank = matchAt(space, text, offset);
    if (blank === null) {
      const token = tokenAt(text, offset);
      tokens.push(token);
      offset += token.length;
    } else offset += blank.length;
  }
  tokens.push({ type: 'end', value: '', offset, length: 0 });
  return tokens;
}

function matchAt(expression: RegExp, text: string, offset: number): string | null {
  expression.lastIndex = offset;
  return expression.exec(text)?.[0] ?? null;
}

function tokenAt(text: string, offset: number): Token {
  const symbol = symbols.find((each) => text.startsWith(each, offset));
  if (symbol !== undefined) return { type: 'symbol', value: symbol, offset, length: symbol.length };
  const name = matchAt(word, text, offset);
  if (name !== null) return { type: 'word', value: name, offset, length: name.length };
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (character === '"' || character === "'") return quotedAt(text, offset);
  if (character === '`') return rawAt(text, offset);
  const place = { offset, length: character.length };
  const meant = mistaken.get(character);
  if (meant !== undefined)
    throw new ExpressionError(`Write ${meant} instead of ${character}.`, place);
  if (/\d/.test(character))
    throw new ExpressionError('Values stand in quotes, numbers too, such as "7".', place);
  throw new ExpressionError(`A condition has no ${character} outside of quotes.`, place);
}

function quotedAt(text: string, offset: number): Token {
  const quote = text[offset];
  let value = '';
  for (let at = offset + 1; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === quote) return { type: 'text', value, offset, length: at + 1 - offset };
    if (character !== '\\') value += character;
    else {
      const escaped = escapeAt(text, at);
      value += escaped.value;
      at += escaped.length - 1;
    }
  }
  throw new ExpressionError(`The text has no closing ${quote}.`, {
    offset,
    length: text.length - offset,
  });
}

/** A text between backquotes: a backslash in it is a backslash. */
function rawAt(text: string, offset: number): Token {
  const end = text.indexOf('`', offset + 1);
  if (end !== -1) {
    const value = text.slice(offset + 1, end);
    return { type: 'text', value, offset, length: end + 1 - offset };
  }
  throw new ExpressionError('The text has no closing `.', {
    offset,
    length: text.length - offset,
  });
}

function escapeAt(text: string, offset: number): { value: string; length: number } {
  const letter = text[offset + 1] ?? '';
  if (letter === '\\' || letter === '"' || letter === "'") return { value: letter, length: 2 };
  const control = escapes.get(letter);
  if (control !== undefined) return { value: control, length: 2 };
  const digits = text.slice(offset + 2, offset + 6);
  if (letter === 'u' && /^[\da-f]{4}$/i.test(digits))
    return { value: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
  throw new ExpressionError(
    'After a backslash stands \\, a quote, n, r, t, or u and four digits.',
    {
      offset,
      length: Math.min(2, text.length - offset),
    },
  );
}
