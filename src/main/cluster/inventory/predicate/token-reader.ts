import { ExpressionError } from '../../policy/expression/problem';
import { TokenCursor } from '../../policy/expression/token-cursor';
import type { Token } from '../../policy/expression/tokens';
import type { Text } from './condition';

const bareKey = 'Labels are written labels.env or labels["any key"].';

/** Reads the texts that a predicate names. */
export class TokenReader extends TokenCursor {
  /** Reads a text; `what` says what is missing where there is none. */
  text(what: string): Text {
    const start = this.skip();
    if (start.type === 'text') return { type: 'literal', value: start.value };
    if (start.type !== 'word') {
      const where = start.type === 'end' ? 'ends' : `has ${start.value}`;
      throw new ExpressionError(`The condition ${where} where ${what} should stand.`, start);
    }
    if (start.value === 'labels') return this.#label(start);
    if (start.value === 'name') return this.#plain(start, { type: 'name' });
    if (start.value === 'resource' && this.#takeField('kind'))
      return this.#plain(start, { type: 'kind' });
    if (start.value === 'resource')
      throw new ExpressionError('Of a resource one writes name, resource.kind and labels.', start);
    throw new ExpressionError(
      `There is no ${start.value}. Use name, resource.kind, labels.env, or a text in quotes.`,
      start,
    );
  }

  #takeField(name: string): boolean {
    const field = this.second;
    if (!this.isSymbol('.') || field.type !== 'word' || field.value !== name) return false;
    this.skip();
    this.skip();
    return true;
  }

  #plain(start: Token, text: Text): Text {
    if (!this.take('.')) return text;
    const written = text.type === 'name' ? 'name' : 'resource.kind';
    throw new ExpressionError(`${written} has no parts.`, this.since(start));
  }

  #label(start: Token): Text {
    if (this.take('.')) {
      const key = this.skip();
      if (key.type !== 'word') throw new ExpressionError(bareKey, key.type === 'end' ? start : key);
      if (this.isSymbol('.'))
        throw new ExpressionError('A key with dots is written labels["a.b"].', this.next);
      return { type: 'label', key: key.value };
    }
    const bracket = this.next;
    if (!this.take('[')) throw new ExpressionError(bareKey, start);
    const key = this.skip();
    if (key.type !== 'text') {
      throw new ExpressionError(
        'The key of a label stands in quotes, as in labels["env"].',
        key.type === 'end' ? bracket : key,
      );
    }
    this.expect(']', 'The bracket is not closed.', bracket);
    return { type: 'label', key: key.value };
  }
}
