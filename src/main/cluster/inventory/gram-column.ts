import { Bits } from './bits';

/** The longest runs of characters that are listed. */
const longest = 3;
/** Units are told apart by codes of this many bits; 0 stands for none, behind the end of a shorter run. */
const codeBits = 6;
const mostCodes = (1 << codeBits) - 1;

/**
 * One text a row, searched for substrings. Runs of up to three characters are listed with the rows that hold them, so
 * that only rows with the word's rarest run are looked at, and none when the word is such a run itself. Texts and words
 * must be lower-cased alike. Never changed.
 */
export class GramColumn {
  /** UTF-16 units of all rows. */
  readonly #text: Uint16Array;
  /** Where each row starts, and one more entry past the end. */
  readonly #starts: Uint32Array;
  /** By unit: its code; see {@link codesOf}. */
  readonly #codes: Uint8Array;
  /** Where the rows of each run start; runs share a list when their hashes do. */
  readonly #lists: Uint32Array;
  readonly #rows: Uint32Array;
  /** Whether each run has a list to itself. */
  readonly #isExact: boolean;
  /** What turns the codes of a run into the number of its list. */
  readonly #factor: number;
  readonly #shift: number;
  readonly #shortest: number;

  /** @param shortest the shortest runs to list; words that are shorter are looked for in every row */
  constructor(rows: readonly string[], shortest: 1 | 3) {
    this.#shortest = shortest;
    this.#starts = new Uint32Array(rows.length + 1);
    let length = 0;
    rows.forEach((row, index) => {
      this.#starts[index] = length;
      length += row.length;
    });
    this.#starts[rows.length] = length;
    const text = new Uint16Array(length);
    let at = 0;
    for (const row of rows)
      for (let unit = 0; unit < row.length; unit++) text[at++] = row.charCodeAt(unit);
    this.#text = text;
    const { codes, areDistinct } = codesOf(text);
    this.#codes = codes;
    const allBits = codeBits * longest;
    const bits = Math.min(allBits, Math.max(4, Math.ceil(Math.log2(length + 1))));
    this.#isExact = areDistinct && bits === allBits;
    this.#factor = bits === allBits ? 1 : 0x9e_37_79_b1;
    this.#shift = bits === allBits ? 0 : 32 - bits;
    this.#lists = new Uint32Array((1 << bits) + 1);
    this.#rows = this.#listRows();
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  lengthOf(row: number): number {
    return (this.#starts[row + 1] ?? 0) - (this.#starts[row] ?? 0);
  }

  /** At most how many rows hold the word. */
  most(word: string): number {
    if (word.length < this.#shortest) return this.size;
    const [from, to] = this.#rarest(unitsOf(word));
    return to - from;
  }

  /** @param among the rows to look at, `null` for all; whether the answer has others is left open */
  find(word: string, among: Bits | null): Bits {
    const units = unitsOf(word);
    const found = new Bits(this.size);
    const listed = units.length >= this.#shortest && units.length > 0;
    const [from, to] = listed ? this.#rarest(units) : [0, this.size];
    if (listed && this.#isExact && units.length <= longest) {
      // All rows of the list hold the same run: either all hold the word or none.
      const rows = this.#rows.subarray(from, to);
      const [row] = rows;
      if (row !== undefined && this.holds(row, units)) for (const each of rows) found.add(each);
      return found;
    }
    for (let index = from; index < to; index++) {
      const row = listed ? (this.#rows[index] ?? 0) : index;
      if ((!among || among.has(row)) && this.holds(row, units)) found.add(row);
    }
    return found;
  }

  startsWith(row: number, units: Uint16Array): boolean {
    return units.length <= this.lengthOf(row) && this.#stands(this.#starts[row] ?? 0, units);
  }

  holds(row: number, units: Uint16Array): boolean {
    const last = (this.#starts[row + 1] ?? 0) - units.length;
    const first = units[0];
    if (first === undefined) return true;
    for (let at = this.#starts[row] ?? 0; at <= last; at++)
      if (this.#text[at] === first && this.#stands(at, units)) return true;
    return false;
  }

  #stands(at: number, units: Uint16Array): boolean {
    const text = this.#text;
    for (let unit = 0; unit < units.length; unit++)
      if (text[at + unit] !== units[unit]) return false;
    return true;
  }

  /** The shortest of the lists that hold every row with the word: from, to. */
  #rarest(units: Uint16Array): readonly [number, number] {
    let [from, to] = [0, this.#rows.length];
    const coded = inCodes(units, this.#codes);
    const run = Math.min(longest, units.length);
    for (let at = 0; at + run <= units.length; at++) {
      const list = this.#listAt(coded, at, run);
      const [start, end] = [this.#lists[list] ?? 0, this.#lists[list + 1] ?? 0];
      if (end - start < to - from) [from, to] = [start, end];
    }
    return [from, to];
  }

  #listAt(coded: Uint8Array, at: number, run: number): number {
    const first = coded[at] ?? 0;
    const second = run > 1 ? (coded[at + 1] ?? 0) : 0;
    const third = run > 2 ? (coded[at + 2] ?? 0) : 0;
    const all = (((first << codeBits) | second) << codeBits) | third;
    return Math.imul(all, this.#factor) >>> this.#shift;
  }

  /** Counts how long each list becomes, then fills them: rows ascend, each once a list. */
  #listRows(): Uint32Array {
    const lists = this.#lists;
    const coded = inCodes(this.#text, this.#codes);
    this.#eachRun(coded, (list) => {
      lists[list + 1] = (lists[list + 1] ?? 0) + 1;
    });
    for (let list = 1; list < lists.length; list++)
      lists[list] = (lists[list] ?? 0) + (lists[list - 1] ?? 0);
    const ends = lists.slice(0, -1);
    const rows = new Uint32Array(lists.at(-1) ?? 0);
    this.#eachRun(coded, (list, row) => {
      const end = ends[list] ?? 0;
      rows[end] = row;
      ends[list] = end + 1;
    });
    return rows;
  }

  #eachRun(coded: Uint8Array, run: (list: number, row: number) => void): void {
    const [starts, shortest] = [this.#starts, this.#shortest];
    const seenIn = new Uint32Array(this.#lists.length);
    for (let row = 0; row < this.size; row++) {
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at++) {
        const most = Math.min(longest, end - at);
        for (let length = shortest; length <= most; length++) {
          const list = this.#listAt(coded, at, length);
          if (seenIn[list] === row + 1) continue;
          seenIn[list] = row + 1;
          run(list, row);
        }
      }
    }
  }
}

export function unitsOf(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let at = 0; at < word.length; at++) units[at] = word.charCodeAt(at);
  return units;
}

/** Gives each unit of a text a code. Texts of more than some 60 different characters share codes. */
function codesOf(text: Uint16Array): { codes: Uint8Array; areDistinct: boolean } {
  let highest = 0;
  for (const unit of text) highest = Math.max(highest, unit);
  const codes = new Uint8Array(highest + 1);
  let known = 0;
  for (const unit of text) {
    if (codes[unit] !== 0) continue;
    known += 1;
    codes[unit] = known <= mostCodes ? known : 1 + (unit % mostCodes);
  }
  return { codes, areDistinct: known <= mostCodes };
}

function inCodes(units: Uint16Array, codes: Uint8Array): Uint8Array {
  const coded = new Uint8Array(units.length);
  for (let at = 0; at < units.length; at++) coded[at] = codes[units[at] ?? 0] ?? 0;
  return coded;
}
