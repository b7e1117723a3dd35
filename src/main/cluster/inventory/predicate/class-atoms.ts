import type { LabelClasses } from '../label-classes';
import type { Atom, Text } from './condition';
import { keysOf, testOf, textsOf, type Column, type Comparison } from './holds';

/** Tries atoms that depend on kind and labels alone, once for all resources. Made for one search. */
export class ClassAtoms {
  readonly #classes: LabelClasses;
  readonly #marks = new Map<Atom, Uint8Array>();
  readonly #labels = new Map<string, readonly string[]>();

  constructor(classes: LabelClasses) {
    this.#classes = classes;
  }

  /** By class: 1 where the atom holds. */
  marks(atom: Atom): Uint8Array {
    const known = this.#marks.get(atom);
    if (known) return known;
    const marks = this.#find(atom);
    this.#marks.set(atom, marks);
    return marks;
  }

  /** A text by class; a name has none. */
  column(text: Text): Column {
    if (text.type === 'literal') return () => text.value;
    if (text.type === 'kind') return (each) => this.#classes.kinds[each] ?? '';
    if (text.type === 'name') return () => '';
    const values = this.#valuesByClass(text.key);
    return (each) => values[each] ?? '';
  }

  #find(atom: Atom): Uint8Array {
    if (atom.type === 'exists') return this.#eachValue(atom.key, false, () => true);
    const [key, ...others] = keysOf(atom);
    const hasKind = textsOf(atom).some(({ type }) => type === 'kind');
    if (key !== undefined && others.length === 0 && !hasKind) return this.#byValue(atom, key);
    const marks = new Uint8Array(this.#classes.end);
    const test = testOf(atom, (text) => this.column(text));
    for (let each = 1; each < marks.length; each++) if (test(each)) marks[each] = 1;
    return marks;
  }

  #byValue(comparison: Comparison, key: string): Uint8Array {
    const { values } = this.#classes.pairs;
    const columnOf = (value: Column) => (text: Text) =>
      text.type === 'literal' ? () => text.value : value;
    const without = testOf(
      comparison,
      columnOf(() => ''),
    )(0);
    const test = testOf(
      comparison,
      columnOf((pair) => values[pair] ?? ''),
    );
    return this.#eachValue(key, without, test);
  }

  #eachValue(key: string, without: boolean, test: (pair: number) => boolean): Uint8Array {
    const { end, pairs } = this.#classes;
    const marks = new Uint8Array(end).fill(without ? 1 : 0);
    for (const pair of pairs.valuesOf(key).values()) {
      if (test(pair) === without) continue;
      for (const each of pairs.classesOf(pair)) marks[each] = without ? 0 : 1;
    }
    return marks;
  }

  #valuesByClass(key: string): readonly string[] {
    const known = this.#labels.get(key);
    if (known) return known;
    const { end, pairs } = this.#classes;
    const values = Array.from({ length: end }, () => '');
    for (const [value, pair] of pairs.valuesOf(key))
      for (const each of pairs.classesOf(pair)) values[each] = value;
    this.#labels.set(key, values);
    return values;
  }
}
