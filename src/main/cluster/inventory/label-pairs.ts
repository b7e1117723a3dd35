import { GramColumn } from './gram-column';

/** So many labels are looked through one by one before the column is made anew. */
const tailLength = 512;

/** Each distinct label, a key with a value, once; numbered in the order of their first use. Only grows. */
export class LabelPairs {
  readonly keys: string[] = [];
  readonly values: string[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();
  /** By pair: the classes that hold it. */
  readonly #classes: number[][] = [];
  /** `key=value`, lower-cased. */
  readonly #texts: string[] = [];
  #column = new GramColumn([], 1);

  get count(): number {
    return this.keys.length;
  }

  number(key: string, value: string): number | undefined {
    return this.#numbers.get(key)?.get(value);
  }

  /** The pair's number, a new one for a new pair. */
  intern(key: string, value: string): number {
    const values = this.#numbers.get(key) ?? new Map<string, number>();
    this.#numbers.set(key, values);
    const known = values.get(value);
    if (known !== undefined) return known;
    const fresh = this.count;
    values.set(value, fresh);
    this.keys.push(key);
    this.values.push(value);
    this.#classes.push([]);
    this.#texts.push(`${key}=${value}`.toLowerCase());
    return fresh;
  }

  addClass(pair: number, labelClass: number): void {
    this.#classes[pair]?.push(labelClass);
  }

  classesOf(pair: number): readonly number[] {
    return this.#classes[pair] ?? [];
  }

  /** The values that a key has anywhere, with the number of the pair. */
  valuesOf(key: string): ReadonlyMap<string, number> {
    return this.#numbers.get(key) ?? new Map<string, number>();
  }

  /** Calls back with each pair that holds the word, written `key=value` or `key:value`. */
  find(word: string, found: (pair: number) => void): void {
    this.#findText(word, found);
    if (!word.includes(':')) return;
    // What stands between colons stands in the other form too; the longest is the rarest, more or less.
    const [longest = ''] = word.split(':').toSorted((a, b) => b.length - a.length);
    this.#findText(longest, (pair) => {
      const text = `${this.keys[pair]}:${this.values[pair]}`.toLowerCase();
      if (text.includes(word)) found(pair);
    });
  }

  #findText(word: string, found: (pair: number) => void): void {
    if (this.count - this.#column.size > Math.max(tailLength, this.#column.size / 4))
      this.#column = new GramColumn(this.#texts, 1);
    this.#column.find(word, null, found);
    for (let pair = this.#column.size; pair < this.count; pair++)
      if (this.#texts[pair]?.includes(word)) found(pair);
  }
}
