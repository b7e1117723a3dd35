/** Things of which many are equal, kept once each and named by a number. */
export class Interned<Thing> {
  readonly things: Thing[] = [];
  readonly #numbers = new Map<string, number>();
  #units = 0;

  number(thing: Thing): number {
    const text = typeof thing === 'string' ? thing : JSON.stringify(thing);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.things.length);
    this.things.push(thing);
    this.#units += text.length;
    return this.things.length - 1;
  }

  /** About: texts are kept twice, with what an entry of a map takes. */
  get bytes(): number {
    return this.#units * 2 + this.things.length * 80;
  }
}
