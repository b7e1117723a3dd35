import { err, ok, type Result } from '#shared/lib/result';
import { Arguments } from './arguments';
import { equalValues, type Functions } from './functions';
import { parseExpression } from './parse';
import { ExpressionError, type ExpressionProblem, type Place } from './problem';
import { writtenPath, type PathPart, type Syntax } from './syntax';
import { typeNames, type Value, type Variable } from './values';

/** The names that an expression may use at its place. */
export interface Environment<Facts> {
  readonly variables: ReadonlyMap<string, Variable<Facts>>;
  readonly functions: Functions<Facts>;
  /** What can be written behind a list and a dot; the list is the first argument. */
  readonly methods: Functions<Facts>;
}

/** Reads an expression and gives it its types. The error says in words what is wrong, and where. */
export function compileExpression<Facts>(
  text: string,
  environment: Environment<Facts>,
): Result<Value<Facts>, ExpressionProblem> {
  return caught(() => new Checker(environment).value(parseExpression(text)));
}

/** Reads an expression that holds or not. */
export function compileCondition<Facts>(
  text: string,
  environment: Environment<Facts>,
): Result<(facts: Facts) => boolean, ExpressionProblem> {
  return caught(() => new Checker(environment).condition(parseExpression(text)));
}

function caught<T>(read: () => T): Result<T, ExpressionProblem> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof ExpressionError) return err(error.problem);
    throw error;
  }
}

class Checker<Facts> {
  readonly #environment: Environment<Facts>;

  constructor(environment: Environment<Facts>) {
    this.#environment = environment;
  }

  condition(syntax: Syntax): (facts: Facts) => boolean {
    const value = this.value(syntax);
    if (value.type === 'condition') return value.of;
    throw new ExpressionError(
      value.type === 'text'
        ? 'This is a text. Compare it, as in labels.env == "prod".'
        : 'This is a list. Ask what it holds, as in contains(list, "item").',
      syntax,
    );
  }

  value(syntax: Syntax): Value<Facts> {
    switch (syntax.type) {
      case 'text':
        return { type: 'text', of: () => syntax.value };
      case 'truth':
        return { type: 'condition', of: () => syntax.value };
      case 'path':
        return this.#variable(syntax.parts, syntax);
      case 'call':
        return this.#call(syntax.callee, syntax.args, syntax);
      case 'method':
        return this.#method(syntax.target, syntax.name, syntax.args, syntax);
      case 'equal':
        return this.#equal(syntax);
      case 'not': {
        const part = this.condition(syntax.part);
        return { type: 'condition', of: (facts) => !part(facts) };
      }
      case 'all': {
        const parts = syntax.parts.map((part) => this.condition(part));
        return { type: 'condition', of: (facts) => parts.every((part) => part(facts)) };
      }
      case 'any': {
        const parts = syntax.parts.map((part) => this.condition(part));
        return { type: 'condition', of: (facts) => parts.some((part) => part(facts)) };
      }
    }
  }

  #equal(syntax: Syntax & { type: 'equal' }): Value<Facts> {
    const [left, right] = [this.value(syntax.left), this.value(syntax.right)];
    const equal = equalValues(left, right);
    if (equal?.type !== 'condition') {
      const kinds = `${typeNames[left.type]} and ${typeNames[right.type]}`;
      const hint = 'To ask what a list holds, write contains(list, "item").';
      throw new ExpressionError(`Here ${kinds} are compared. ${hint}`, syntax);
    }
    return syntax.negated ? { type: 'condition', of: (facts) => !equal.of(facts) } : equal;
  }

  #call(callee: readonly PathPart[], args: readonly Syntax[], place: Place): Value<Facts> {
    const name = writtenPath(callee);
    const spec = this.#environment.functions.get(name);
    if (spec) {
      const call = new Arguments(spec.usage, place, args, (arg) => this.value(arg));
      return spec.read(call);
    }
    const method = callee.at(-1);
    const path = callee.slice(0, -1);
    const last = path.at(-1);
    if (method && last && !method.quoted && this.#environment.methods.has(method.name)) {
      const target: Syntax = { type: 'path', parts: path, ...between(place, last) };
      return this.#method(target, method, args, place);
    }
    const known = [...this.#environment.functions.keys()].join(', ');
    const where = between(place, method ?? place);
    throw new ExpressionError(`There is no function ${name}. There are ${known}.`, where);
  }

  #method(
    target: Syntax,
    { name, ...at }: PathPart,
    args: readonly Syntax[],
    place: Place,
  ): Value<Facts> {
    const spec = this.#environment.methods.get(name);
    if (!spec) {
      const known = [...this.#environment.methods.keys()].join(', ');
      throw new ExpressionError(`Behind a list stands no ${name}, but one of ${known}.`, at);
    }
    const list = this.value(target);
    if (list.type !== 'list')
      throw new ExpressionError(`This is no list. Write ${spec.usage}.`, target);
    // The target is checked once, however long a chain of methods is.
    const check = (arg: Syntax) => (arg === target ? list : this.value(arg));
    return spec.read(new Arguments(spec.usage, place, [target, ...args], check));
  }

  #variable(parts: readonly PathPart[], place: Place): Value<Facts> {
    let name = '';
    for (const [at, part] of parts.entries()) {
      if (part.quoted) break;
      name = at === 0 ? part.name : `${name}.${part.name}`;
      const variable = this.#environment.variables.get(name);
      if (variable) return this.#keyed(parts, at, variable, place);
    }
    throw new ExpressionError(`There is no ${writtenPath(parts)}. ${this.#knownNames()}`, place);
  }

  #knownNames(): string {
    const names = [...this.#environment.variables].map(([name, { type }]) =>
      type === 'texts' || type === 'lists' ? `${name}["…"]` : name,
    );
    return `There are ${[...names, 'texts in quotes'].join(', ')}.`;
  }

  #keyed(
    path: readonly PathPart[],
    at: number,
    variable: Variable<Facts>,
    place: Place,
  ): Value<Facts> {
    const name = writtenPath(path.slice(0, at + 1));
    const [key, further] = path.slice(at + 1);
    if (variable.type !== 'texts' && variable.type !== 'lists') {
      if (!key) return variable;
      throw new ExpressionError(`${name} has no parts.`, place);
    }
    if (!key) throw new ExpressionError(`${name} takes a key, as in ${name}["team"].`, place);
    if (further) throw new ExpressionError(`A key with dots is written ${name}["a.b"].`, further);
    if (variable.has?.(key.name) === false)
      throw new ExpressionError(`There is no ${writtenPath(path)}.`, place);
    return variable.type === 'texts'
      ? { type: 'text', of: (facts) => variable.of(facts, key.name) }
      : { type: 'list', of: (facts) => variable.of(facts, key.name) };
  }
}

function between({ offset }: Place, last: Place): Place {
  return { offset, length: last.offset + last.length - offset };
}
