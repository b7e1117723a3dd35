import { Finding, type FoundRows } from './found-rows';
import { nearness, type Needle } from './match';

/** How rows are found by words. */
export interface Way {
  /** Prepares to tell how near rows are to a word: {@link nearness}. */
  readonly nearTo: (needle: Needle) => (row: number) => number;
  /** Whether a word can only stand where it did without its last letter. */
  readonly narrows: (word: string) => boolean;
  /** The rank of a row by how near the first word is. */
  readonly rank: (near: number) => number;
  /** The rank once another word was found. */
  readonly join: (rank: number, near: number) => number;
}

/** So much is remembered: words are typed letter by letter, and asked for again with each. */
const mostKnown = 12;
/** Of a row that was found: its number and its rank. */
const bytesEach = 6;

/** Finds the rows that hold all words. Remembers the last ones: what is typed behind can only leave less of them. */
export class WordSearch {
  readonly #way: Way;
  /** By the words, the latest last. */
  readonly #known = new Map<string, FoundRows>();
  /** What is remembered is of so many rows. */
  #count = -1;

  constructor(way: Way) {
    this.#way = way;
  }

  get bytes(): number {
    return [...this.#known.values()].reduce((sum, { rows }) => sum + rows.length * bytesEach, 0);
  }

  /** @param last the last word, which may be unfinished @param count how many rows there are */
  find(words: readonly Needle[], last: Needle, count: number): FoundRows {
    if (this.#count !== count) this.#known.clear();
    this.#count = count;
    return this.#find(words, last);
  }

  #find(words: readonly Needle[], last: Needle): FoundRows {
    const key = [...words, last].map(({ text }) => text).join(' ');
    const found = this.#known.get(key) ?? this.#look(words, last, key);
    this.#known.delete(key);
    this.#known.set(key, found);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostKnown && oldest !== undefined) this.#known.delete(oldest);
    return found;
  }

  #look(words: readonly Needle[], last: Needle, key: string): FoundRows {
    const word = words.at(-1);
    const base = word ? this.#find(words.slice(0, -1), word) : null;
    const shorter = this.#way.narrows(last.text) ? this.#known.get(key.slice(0, -1)) : undefined;
    const among = (shorter ?? base)?.rows;
    const { rank, join, nearTo } = this.#way;
    const near = nearTo(last);
    const found = new Finding(among?.length ?? this.#count);
    let at = 0;
    const look = (row: number): void => {
      const its = near(row);
      if (its === nearness.none) return;
      if (!base) return found.add(row, rank(its));
      while ((base.rows[at] ?? row) < row) at += 1;
      found.add(row, join(base.ranks[at] ?? 0, its));
    };
    if (among) for (const row of among) look(row);
    else for (let row = 0; row < this.#count; row++) look(row);
    return found.done();
  }
}
