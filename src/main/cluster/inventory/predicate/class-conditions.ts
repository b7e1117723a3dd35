import { Bits } from '../bits';
import { unitsOf } from '../gram-column';
import type { LabelClasses } from '../label-classes';
import type { Atom, Condition, Text } from './condition';
import { keysOf, testOf, textsOf, type Column, type Comparison } from './holds';

/** Tries conditions that depend on kind and labels alone, once for all resources. Made for one search. */
export class ClassConditions {
  readonly #classes: LabelClasses;
  readonly #found = new Map<Condition, Bits>();
  readonly #columns = new Map<string, Column>();

  constructor(classes: LabelClasses) {
    this.#classes = classes;
  }

  /** The classes that all of the conditions hold for, or any of them; see {@link isByClass}. Not to be changed. */
  holding(type: 'all' | 'any', conditions: readonly Condition[]): Bits {
    const [first = new Bits(0), ...others] = conditions.map((each) => this.#holding(each));
    if (others.length === 0) return first;
    const joined = first.copy();
    for (const other of others) {
      if (type === 'all') joined.and(other);
      else joined.or(other);
    }
    return joined;
  }

  /** A text by class; a name has none. */
  column(text: Text): Column {
    if (text.type === 'literal') return () => text.value;
    if (text.type === 'kind') return (each) => this.#classes.kinds[each] ?? '';
    if (text.type === 'name') return () => '';
    const known = this.#columns.get(text.key) ?? this.#labelColumn(text.key);
    this.#columns.set(text.key, known);
    return known;
  }

  /** A text by class in UTF-16 units, which are made once for each value. */
  unitColumn(text: Text): (labelClass: number) => Uint16Array {
    const column = this.column(text);
    const known = new Map<string, Uint16Array>();
    return (each) => {
      const value = column(each);
      let units = known.get(value);
      if (!units) known.set(value, (units = unitsOf(value)));
      return units;
    };
  }

  #holding(condition: Condition): Bits {
    const known = this.#found.get(condition) ?? this.#find(condition);
    this.#found.set(condition, known);
    return known;
  }

  #find(condition: Condition): Bits {
    switch (condition.type) {
      case 'not':
        return this.#holding(condition.part).copy().flip();
      case 'all':
      case 'any':
        return this.holding(condition.type, condition.parts);
      case 'search':
        throw new Error('Words are not found by class.');
      default:
        return this.#tryAtom(condition);
    }
  }

  #tryAtom(atom: Atom): Bits {
    const { end, pairs } = this.#classes;
    const found = new Bits(end);
    if (atom.type === 'exists') {
      pairs.classesWithKey(atom.key).addTo(found);
      return found;
    }
    const [key, ...others] = keysOf(atom);
    if (key === undefined) return this.#tryKinds(atom);
    const hasKind = textsOf(atom).some(({ type }) => type === 'kind');
    if (others.length === 0 && !hasKind) return this.#tryValues(atom, key);
    const test = testOf(atom, (text) => this.column(text));
    for (let each = 1; each < end; each++) if (test(each)) found.add(each);
    return found;
  }

  #tryKinds(comparison: Comparison): Bits {
    const found = new Bits(this.#classes.end);
    for (const [kind, classes] of this.#classes.byKind) {
      const test = testOf(
        comparison,
        (text) => () => (text.type === 'literal' ? text.value : kind),
      );
      if (test(0)) classes.addTo(found);
    }
    return found;
  }

  /** Tries each value of a key, and the empty text for the classes without it. */
  #tryValues(comparison: Comparison, key: string): Bits {
    const { end, pairs } = this.#classes;
    const found = new Bits(end);
    let value = '';
    const test = testOf(comparison, (text) => () => (text.type === 'literal' ? text.value : value));
    if (test(0)) {
      pairs.classesWithKey(key).addTo(found);
      found.flip();
    }
    for (const [each, pair] of pairs.valuesOf(key)) {
      value = each;
      if (test(pair)) pairs.classesOf(pair).addTo(found);
    }
    return found;
  }

  #labelColumn(key: string): Column {
    const { end, pairs } = this.#classes;
    const numbers = new Int32Array(end).fill(-1);
    for (const pair of pairs.valuesOf(key).values())
      pairs.classesOf(pair).each((each) => {
        numbers[each] = pair;
      });
    return (each) => pairs.values[numbers[each] ?? -1] ?? '';
  }
}
