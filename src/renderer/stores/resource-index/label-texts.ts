import { Interned } from './interned';
import { TextColumn } from './text-column';
import { nearness, type Needle } from './match';

/** Each distinct label once, searched by what stands in it. */
export class LabelTexts {
  readonly #pairs = new Interned<readonly [string, string]>();
  /** `key=value`, lower-cased. */
  readonly #texts = new TextColumn();

  number(key: string, value: string): number {
    const before = this.#pairs.things.length;
    const number = this.#pairs.number([key, value]);
    if (number === before) this.#texts.add(`${key}=${value}`.toLowerCase());
    return number;
  }

  pair(number: number): readonly [string, string] {
    return this.#pairs.things[number] ?? ['', ''];
  }

  /** By label: 1 where `key=value`, or `key:value`, holds the word; `null` where none does. */
  with(needle: Needle): Uint8Array | null {
    const { text: word } = needle;
    const { count } = this.#texts;
    const found = new Uint8Array(count);
    const colon = word.includes(':');
    let hits = 0;
    for (let at = 0; at < count; at++) {
      const stands = this.#texts.standing(at, needle) !== nearness.none;
      if (!stands && !(colon && this.#withColon(at).includes(word))) continue;
      found[at] = 1;
      hits += 1;
    }
    return hits === 0 ? null : found;
  }

  trim(): void {
    this.#texts.trim();
  }

  get bytes(): number {
    return this.#pairs.bytes + this.#texts.bytes;
  }

  #withColon(number: number): string {
    return this.pair(number).join(':').toLowerCase();
  }
}
