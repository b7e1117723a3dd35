import { Interned } from './interned';
import { TextColumn } from './text-column';
import { nearness, standing, type Needle } from './match';

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
  with({ text: word, units, signature }: Needle): Uint8Array | null {
    const found = new Uint8Array(this.#texts.count);
    const { starts, count } = this.#texts;
    let hits = 0;
    const add = (each: number) => {
      found[each] = 1;
      hits += 1;
    };
    for (
      let at = this.#texts.next(0, signature);
      at < count;
      at = this.#texts.next(at + 1, signature)
    )
      if (standing(this.#texts.units, starts[at] ?? 0, starts[at + 1] ?? 0, units) < nearness.none)
        add(at);
    if (word.includes(':'))
      for (let at = 0; at < count; at++) if (this.#withColon(at).includes(word)) add(at);
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
