import type { Result } from '#shared/lib/result';
import { ExpressionError, type Place } from './problem';
import type { Syntax } from './syntax';
import { typeNames, type Value } from './values';

export interface Argument<Facts> {
  readonly value: Value<Facts>;
  readonly syntax: Syntax;
}

/** The arguments of one call, taken one after the other by the function that is called. */
export class Arguments<Facts> {
  readonly #usage: string;
  readonly #call: Place;
  readonly #args: readonly Syntax[];
  readonly #check: (syntax: Syntax) => Value<Facts>;
  #at = 0;

  /**
   * @param usage how the call is written, for messages
   * @param check gives an argument its type
   */
  constructor(
    usage: string,
    call: Place,
    args: readonly Syntax[],
    check: (syntax: Syntax) => Value<Facts>,
  ) {
    this.#usage = usage;
    this.#call = call;
    this.#args = args;
    this.#check = check;
  }

  value(): Argument<Facts> {
    const syntax = this.#next();
    return { value: this.#check(syntax), syntax };
  }

  text(): (facts: Facts) => string {
    const argument = this.value();
    return argument.value.type === 'text' ? argument.value.of : this.mistyped(argument);
  }

  /** A list, or a text as a list of one. */
  list(): (facts: Facts) => readonly string[] {
    const argument = this.value();
    const { value } = argument;
    if (value.type === 'list') return value.of;
    if (value.type !== 'text') return this.mistyped(argument);
    return (facts) => [value.of(facts)];
  }

  /** All further arguments, each a text. */
  texts(): (facts: Facts) => string[] {
    const texts: ((facts: Facts) => string)[] = [];
    while (this.#at < this.#args.length) texts.push(this.text());
    return (facts) => texts.map((text) => text(facts));
  }

  /** A text in quotes, made into something once, when the expression is read. */
  literal<T>(make: (text: string) => Result<T>): T {
    const syntax = this.#next();
    if (syntax.type !== 'text')
      throw new ExpressionError(`This stands in quotes, as in ${this.#usage}.`, syntax);
    return madeAt(syntax, make(syntax.value));
  }

  /** Closes the arguments; one too many is an error. */
  end<T extends Value<Facts>>(value: T): T {
    const further = this.#args[this.#at];
    if (further) throw new ExpressionError(`Write ${this.#usage}.`, further);
    return value;
  }

  /** Says that an argument is of the wrong kind. */
  mistyped({ value, syntax }: Argument<Facts>): never {
    throw new ExpressionError(`This is ${typeNames[value.type]}. Write ${this.#usage}.`, syntax);
  }

  #next(): Syntax {
    const syntax = this.#args[this.#at];
    if (!syntax) throw new ExpressionError(`Write ${this.#usage}.`, this.#call);
    this.#at += 1;
    return syntax;
  }
}

function madeAt<T>(place: Place, made: Result<T>): T {
  if (made.ok) return made.value;
  const { error } = made;
  throw new ExpressionError(`${error.slice(0, 1).toUpperCase()}${error.slice(1)}.`, place);
}
