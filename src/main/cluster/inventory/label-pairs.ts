import { Bits } from './bits';
import { GramColumn } from './gram-column';
import { NumberSet } from './number-set';

/** So many labels are looked through one by one before the column is made anew. */
const tailLength = 512;

/** What is known of all labels with one key. */
interface Key {
  readonly lower: string;
  /** By value: the number of the pair. */
  readonly values: Map<string, number>;
  readonly pairs: NumberSet;
  readonly classes: NumberSet;
}

const none = new NumberSet();

/** Each distinct label, a key with a value, once; numbered in the order of their first use. Only grows. */
export class LabelPairs {
  readonly keys: string[] = [];
  readonly values: string[] = [];
  readonly #keys = new Map<string, Key>();
  /** By pair. */
  readonly #keyOf: Key[] = [];
  /** By pair: the classes that hold it. */
  readonly #classes: NumberSet[] = [];
  /** `key=value`, lower-cased. */
  readonly #texts: string[] = [];
  #column = new GramColumn([], 1);

  get count(): number {
    return this.keys.length;
  }

  number(key: string, value: string): number | undefined {
    return this.#keys.get(key)?.values.get(value);
  }

  /** The pair's number, a new one for a new pair. */
  intern(key: string, value: string): number {
    const known = this.number(key, value);
    if (known !== undefined) return known;
    const fresh = this.count;
    const entry = this.#keys.get(key) ?? this.#addKey(key);
    entry.values.set(value, fresh);
    entry.pairs.add(fresh);
    this.#keyOf.push(entry);
    this.keys.push(key);
    this.values.push(value);
    this.#texts.push(`${key}=${value}`.toLowerCase());
    return fresh;
  }

  /** Classes are added in ascending order. */
  addClass(pair: number, labelClass: number): void {
    const known = this.#classes[pair];
    if (known) known.add(labelClass);
    else this.#classes[pair] = new NumberSet(labelClass);
    this.#keyOf[pair]?.classes.add(labelClass);
  }

  classesOf(pair: number): NumberSet {
    return this.#classes[pair] ?? none;
  }

  /** The classes that have a key, whatever its value. */
  classesWithKey(key: string): NumberSet {
    return this.#keys.get(key)?.classes ?? none;
  }

  /** Makes something of each key and its pairs. */
  mapKeys<T>(make: (key: string, pairs: NumberSet) => T): T[] {
    return Array.from(this.#keys, ([key, { pairs }]) => make(key, pairs));
  }

  /** The values that a key has anywhere, with the number of the pair. */
  valuesOf(key: string): ReadonlyMap<string, number> {
    return this.#keys.get(key)?.values ?? new Map<string, number>();
  }

  /** Adds the classes that have a label with the word, written `key=value` or `key:value`. */
  addClassesWith(word: string, found: Bits): void {
    const addPair = (pair: number) => this.classesOf(pair).addTo(found);
    // Of a key that holds the word, all values count, so they need no look.
    const others = new Bits(this.count).addRange(0, this.count);
    for (const { lower, pairs, classes } of this.#keys.values()) {
      if (!lower.includes(word)) continue;
      classes.addTo(found);
      pairs.each((pair) => others.remove(pair));
    }
    this.#eachWithText(word, others, addPair);
    if (!word.includes(':')) return;
    // What stands between colons stands in the other form too; the longest is the rarest, more or less.
    const [longest = ''] = word.split(':').toSorted((a, b) => b.length - a.length);
    this.#eachWithText(longest, others, (pair) => {
      const text = `${this.keys[pair]}:${this.values[pair]}`.toLowerCase();
      if (text.includes(word)) addPair(pair);
    });
  }

  #addKey(key: string): Key {
    const fresh = {
      lower: key.toLowerCase(),
      values: new Map<string, number>(),
      pairs: new NumberSet(),
      classes: new NumberSet(),
    };
    this.#keys.set(key, fresh);
    return fresh;
  }

  /** Calls back with the pairs among some whose `key=value` holds the word. */
  #eachWithText(word: string, among: Bits, found: (pair: number) => void): void {
    if (this.count - this.#column.size > Math.max(tailLength, this.#column.size / 4))
      this.#column = new GramColumn(this.#texts, 1);
    this.#column.find(word, among).and(among).each(found);
    for (let pair = this.#column.size; pair < this.count; pair++)
      if (among.has(pair) && this.#texts[pair]?.includes(word)) found(pair);
  }
}
