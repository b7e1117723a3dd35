import type { LabelClasses } from './label-classes';
import type { Segment } from './segment';

/** How near a resource is to the words: its name is the word, starts with one, holds one; or they stand elsewhere. */
export type Rank = 0 | 1 | 2 | 3;

/** Words shorter than this are not looked for in ids, most of which hold any two characters. */
const shortestInId = 3;

/** By word: the classes that have a label with it; `null` for none. Made once a search, for all segments. */
export type WordClasses = ReadonlyMap<string, Uint8Array | null>;

export function classesWithWords(classes: LabelClasses, words: readonly string[]): WordClasses {
  return new Map(words.map((word) => [word, classes.withWord(word)]));
}

/**
 * Which rows hold every word in their name, a label or the id, and how near they are.
 *
 * @returns by row: 0 for those that do not, else 1 more than the {@link Rank}
 */
export function rankRows(
  segment: Segment,
  words: readonly string[],
  inLabels: WordClasses,
): Uint8Array {
  if (words.length === 0) return new Uint8Array(segment.size).fill(1);
  const search = new WordSearch(segment, words.length);
  // Rare words first: rows without them are not looked at again.
  const most = new Map(words.map((word) => [word, segment.nameColumn.most(word)]));
  const rareFirst = words.toSorted((a, b) => (most.get(a) ?? 0) - (most.get(b) ?? 0));
  for (const word of rareFirst) search.add(word, inLabels.get(word) ?? null);
  return search.ranks();
}

class WordSearch {
  readonly #segment: Segment;
  readonly #wanted: number;
  /** By row: how many words were found, of those looked for; a row that lacked one stays behind. */
  readonly #found: Uint8Array;
  readonly #best: Uint8Array;
  #count = 0;

  constructor(segment: Segment, wanted: number) {
    this.#segment = segment;
    this.#wanted = wanted;
    this.#found = new Uint8Array(segment.size);
    this.#best = new Uint8Array(segment.size).fill(4);
  }

  add(word: string, inLabels: Uint8Array | null): void {
    const [found, best, before] = [this.#found, this.#best, this.#count];
    const now = before + 1;
    const { nameColumn, classes } = this.#segment;
    const only = this.#wanted === 1;
    nameColumn.find(word, { marks: found, least: before }, (row, at) => {
      found[row] = now;
      const starts = only && nameColumn.lengthOf(row) === word.length ? 1 : 2;
      const near = at === 0 ? starts : 3;
      if (near < (best[row] ?? 0)) best[row] = near;
    });
    if (inLabels)
      for (let row = 0; row < found.length; row++)
        if (found[row] === before && inLabels[classes[row] ?? 0] === 1) found[row] = now;
    this.#findInIds(word, before);
    this.#count = now;
  }

  ranks(): Uint8Array {
    const [found, best] = [this.#found, this.#best];
    for (let row = 0; row < found.length; row++) if (found[row] !== this.#wanted) best[row] = 0;
    return best;
  }

  #findInIds(word: string, before: number): void {
    const { idColumn, resources } = this.#segment;
    const wanted = { marks: this.#found, least: before };
    const found = (row: number) => {
      this.#found[row] = before + 1;
    };
    if (word.length >= shortestInId) idColumn.find(word, wanted, found);
    // Only whole ids hold slashes before their last part; they are pasted, not typed.
    if (!word.startsWith('/')) return;
    const behind = word.split('/').slice(3).join('/');
    idColumn.find(behind, wanted, (row) => {
      if (resources[row]?.id.toLowerCase().includes(word)) found(row);
    });
  }
}
