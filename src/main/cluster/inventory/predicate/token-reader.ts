import type { Text } from './condition';
import { PredicateError, type Token } from './tokens';

const nothing: Token = { type: 'end', value: '', offset: 0, length: 0 };
const bareKey = 'Labels are written labels.env or labels["any key"].';

/** Walks through the tokens of a predicate and reads the texts that it names. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? this.#tokens.at(-1) ?? nothing;
  }

  /** Whether the next token is followed by an opening parenthesis. */
  get isCall(): boolean {
    const after = this.#tokens[this.#at + 1];
    return after?.type === 'symbol' && after.value === '(';
  }

  skip(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  /** Takes the symbol if it is next. */
  take(symbol: string): boolean {
    const { type, value } = this.next;
    if (type !== 'symbol' || value !== symbol) return false;
    this.#at += 1;
    return true;
  }

  /** Takes a symbol that must be next; at the end of the predicate, `opened` is at fault. */
  expect(symbol: string, message: string, opened: Token): void {
    if (this.take(symbol)) return;
    throw new PredicateError(message, this.next.type === 'end' ? opened : this.next);
  }

  /** The place from a token to the last one taken. */
  since({ offset }: Token): { offset: number; length: number } {
    const last = this.#tokens[this.#at - 1] ?? nothing;
    return { offset, length: last.offset + last.length - offset };
  }

  /** Reads a text; `what` says what is missing where there is none. */
  text(what: string): Text {
    const start = this.skip();
    if (start.type === 'text') return { type: 'literal', value: start.value };
    if (start.type !== 'word') {
      const where = start.type === 'end' ? 'ends' : `has ${start.value}`;
      throw new PredicateError(`The condition ${where} where ${what} should stand.`, start);
    }
    if (start.value === 'labels') return this.#label(start);
    if (start.value === 'name') return this.#plain(start, { type: 'name' });
    if (start.value === 'resource' && this.#takeField('kind'))
      return this.#plain(start, { type: 'kind' });
    if (start.value === 'resource')
      throw new PredicateError('Of a resource one writes name, resource.kind and labels.', start);
    throw new PredicateError(
      `There is no ${start.value}. Use name, resource.kind, labels.env, or a text in quotes.`,
      start,
    );
  }

  #takeField(name: string): boolean {
    const [dot, field] = [this.next, this.#tokens[this.#at + 1]];
    if (dot.type !== 'symbol' || dot.value !== '.') return false;
    if (field?.type !== 'word' || field.value !== name) return false;
    this.#at += 2;
    return true;
  }

  #plain(start: Token, text: Text): Text {
    if (this.next.value !== '.' || this.next.type !== 'symbol') return text;
    this.skip();
    const written = text.type === 'name' ? 'name' : 'resource.kind';
    throw new PredicateError(`${written} has no parts.`, this.since(start));
  }

  #label(start: Token): Text {
    if (this.take('.')) {
      const key = this.skip();
      if (key.type !== 'word') throw new PredicateError(bareKey, key.type === 'end' ? start : key);
      const { next } = this;
      if (next.type === 'symbol' && next.value === '.')
        throw new PredicateError('A key with dots is written labels["a.b"].', next);
      return { type: 'label', key: key.value };
    }
    const bracket = this.next;
    if (!this.take('[')) throw new PredicateError(bareKey, start);
    const key = this.skip();
    if (key.type !== 'text') {
      throw new PredicateError(
        'The key of a label stands in quotes, as in labels["env"].',
        key.type === 'end' ? bracket : key,
      );
    }
    this.expect(']', 'The bracket is not closed.', bracket);
    return { type: 'label', key: key.value };
  }
}
