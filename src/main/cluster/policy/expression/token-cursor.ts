import { ExpressionError, type Place } from './problem';
import type { Token } from './tokens';

const nothing: Token = { type: 'end', value: '', offset: 0, length: 0 };

/** Walks through the tokens of an expression. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? this.#tokens.at(-1) ?? nothing;
  }

  /** The token behind the next one. */
  get second(): Token {
    return this.#tokens[this.#at + 1] ?? this.#tokens.at(-1) ?? nothing;
  }

  /** Whether the next token is followed by an opening parenthesis. */
  get isCall(): boolean {
    return this.second.type === 'symbol' && this.second.value === '(';
  }

  skip(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  isSymbol(symbol: string): boolean {
    return this.next.type === 'symbol' && this.next.value === symbol;
  }

  /** Takes the symbol if it is next. */
  take(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#at += 1;
    return true;
  }

  /** Takes a symbol that must be next; at the end of the text, `opened` is at fault. */
  expect(symbol: string, message: string, opened: Place): void {
    if (this.take(symbol)) return;
    throw new ExpressionError(message, this.next.type === 'end' ? opened : this.next);
  }

  /** The place from a token to the last one taken. */
  since({ offset }: Place): Place {
    const last = this.#tokens[this.#at - 1] ?? nothing;
    return { offset, length: last.offset + last.length - offset };
  }
}
