import { Bits } from './bits';
import type { LabelClasses } from './label-classes';
import type { Segment } from './segment';

/** How near a resource is to the words: its name is the word, starts with one, holds one; or they stand elsewhere. */
export type Rank = 0 | 1 | 2 | 3;

/** Words shorter than this are not looked for in ids, most of which hold any two characters. */
const shortestInId = 3;

/** By word: the classes that have a label with it. Made once a search, for all segments. */
export type WordClasses = ReadonlyMap<string, Bits>;

export function classesWithWords(classes: LabelClasses, words: readonly string[]): WordClasses {
  return new Map(words.map((word) => [word, classes.withWord(word)]));
}

/** What was found in a segment. */
export interface WordRows {
  /** Those that hold every word in their name, a label or the id. */
  readonly rows: Bits;
  /** By {@link Rank} but the last: where rows that are so near stand; others may stand there too. */
  readonly near: readonly [Bits, Bits, Bits];
}

/** @param among the rows that matter */
export function findWords(
  segment: Segment,
  words: readonly string[],
  { inLabels, among }: { inLabels: WordClasses; among: Bits },
): WordRows {
  if (words.length === 0) return { rows: among, near: [among, among, among] };
  const search = new WordSearch(segment, among);
  // Rare words first: rows without them are not looked at again.
  const most = new Map(words.map((word) => [word, segment.nameColumn.most(word)]));
  const rareFirst = words.toSorted((a, b) => (most.get(a) ?? 0) - (most.get(b) ?? 0));
  for (const word of rareFirst) search.add(word, inLabels.get(word));
  const { rows, named, starting } = search;
  const exact = new Bits(segment.size);
  const [word = ''] = words;
  const { from, longer } = segment.namesFrom(word);
  if (words.length === 1) exact.addRange(from, longer);
  return { rows, near: [exact, starting, named] };
}

class WordSearch {
  /** The rows that hold all words so far. */
  readonly rows: Bits;
  /** The rows whose names hold one of the words. */
  readonly named: Bits;
  /** The rows whose names start with one of the words. */
  readonly starting: Bits;
  readonly #segment: Segment;

  constructor(segment: Segment, among: Bits) {
    this.#segment = segment;
    this.rows = among.copy();
    this.named = new Bits(segment.size);
    this.starting = new Bits(segment.size);
  }

  add(word: string, inLabels: Bits | undefined): void {
    const segment = this.#segment;
    const found = segment.nameColumn.find(word, this.rows);
    this.named.or(found);
    const { from, to } = segment.namesFrom(word);
    this.starting.addRange(from, to);
    if (inLabels) found.or(segment.rowsOf(inLabels, this.rows.copy().minus(found)));
    this.#addWithId(word, found);
    this.rows.and(found);
  }

  #addWithId(word: string, found: Bits): void {
    const { idColumn, resources } = this.#segment;
    if (word.length >= shortestInId) found.or(idColumn.find(word, this.rows));
    // Only whole ids hold slashes before their last part; they are pasted, not typed.
    if (!word.startsWith('/')) return;
    const behind = word.split('/').slice(3).join('/');
    idColumn.find(behind, this.rows).each((row) => {
      if (resources[row]?.id.toLowerCase().includes(word)) found.add(row);
    });
  }
}
