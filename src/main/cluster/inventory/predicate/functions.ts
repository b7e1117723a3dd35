import { ExpressionError } from '../../policy/expression/problem';
import type { Token } from '../../policy/expression/tokens';
import { wordsOf } from '#shared/lib/search-words';
import type { Condition, Items, Text } from './condition';
import type { TokenReader } from './token-reader';

const usage = new Map([
  ['equals', 'equals(a, b)'],
  ['hasPrefix', 'hasPrefix(name, "web-")'],
  ['contains', 'contains(labels.team, "ops")'],
  ['exists', 'exists(labels.env)'],
  ['search', 'search("web prod")'],
  ['split', 'split(labels.teams, ",")'],
]);

export function isFunction(name: string): boolean {
  return usage.has(name);
}

/**
 * Reads a function that says yes or no:
 *
 * - `equals(a, b)`: the texts are the same
 * - `hasPrefix(text, start)`
 * - `contains(text, part)`, and `contains(split(text, separator), item)` for a list within a text
 * - `exists(labels.key)`: the label is there, even if it is empty
 * - `search("words", …)`: each word occurs, as in the search field
 */
export function readCall(tokens: TokenReader): Condition {
  const name = tokens.skip();
  const call = new Call(tokens, name);
  switch (name.value) {
    case 'equals': {
      const [left, right] = [call.text(), call.further().text()];
      return call.end({ type: 'equal', left, right });
    }
    case 'hasPrefix': {
      const [whole, part] = [call.text(), call.further().text()];
      return call.end({ type: 'prefix', whole, part });
    }
    case 'contains': {
      const [whole, part] = [call.textOrItems(), call.further().text()];
      return call.end({ type: 'contains', whole, part });
    }
    case 'exists':
      return call.end({ type: 'exists', key: call.key() });
    case 'search':
      return call.end({ type: 'search', words: call.words() });
    case 'split':
      throw new ExpressionError(
        'split makes a list. Use it as in contains(split(labels.teams, ","), "ops").',
        name,
      );
    default:
      throw new ExpressionError(
        `There is no function ${name.value}. There are ${[...usage.keys()].join(', ')}.`,
        name,
      );
  }
}

/** The arguments of one call, from its opening parenthesis on. */
class Call {
  readonly #tokens: TokenReader;
  readonly #name: Token;
  readonly #wrong: string;

  constructor(tokens: TokenReader, name: Token) {
    this.#tokens = tokens;
    this.#name = name;
    const example = usage.get(name.value) ?? `${name.value}(…)`;
    this.#wrong = `${name.value} is written like ${example}.`;
    // An unknown name is reported by itself, not by what follows it.
    if (usage.has(name.value)) tokens.expect('(', this.#wrong, name);
  }

  text(): Text {
    const { next } = this.#tokens;
    if (next.type !== 'symbol' && next.type !== 'end') return this.#tokens.text('a text');
    throw new ExpressionError(this.#wrong, next.type === 'end' ? this.#name : next);
  }

  further(): this {
    this.#tokens.expect(',', this.#wrong, this.#name);
    return this;
  }

  textOrItems(): Text | Items {
    const name = this.#tokens.next;
    if (name.type !== 'word' || name.value !== 'split') return this.text();
    this.#tokens.skip();
    const split = new Call(this.#tokens, name);
    const text = split.text();
    split.further();
    const separator = split.#literal('The separator stands in quotes and is not empty.');
    return split.end({ type: 'split', text, separator });
  }

  key(): string {
    const start = this.#tokens.next;
    const text = this.text();
    if (text.type === 'label') return text.key;
    throw new ExpressionError(
      'exists asks for a label, as in exists(labels.env).',
      this.#tokens.since(start),
    );
  }

  words(): readonly string[] {
    const words: string[] = [];
    do words.push(this.#literal('search takes words in quotes, as in search("web prod").'));
    while (this.#tokens.take(','));
    return wordsOf(words.join(' '));
  }

  #literal(message: string): string {
    const token = this.#tokens.skip();
    if (token.type === 'text' && token.value !== '') return token.value;
    throw new ExpressionError(message, token.type === 'end' ? this.#name : token);
  }

  end<T>(result: T): T {
    this.#tokens.expect(')', this.#wrong, this.#name);
    return result;
  }
}
