import type { Labels, Resource, ResourceKind } from '#shared/model/resource';
import { TextColumn } from './text-column';

/** What a search narrows by, apart from words. */
export interface Narrowing {
  /** None: every kind. */
  readonly kinds: readonly ResourceKind[];
  /** Each must be there with exactly this value. */
  readonly labels: Labels;
}

/** How near a resource is to the words: its name is the word, starts with one, holds one; or they stand elsewhere. */
export type Rank = 0 | 1 | 2 | 3;

/**
 * Rows by rank, each list ascending. A row is a position among all resources, which are sorted by name and then id.
 */
export type RankedRows = readonly (readonly number[])[];

/**
 * Everything that can be searched, as columns of lower-cased text: names, the last parts of ids, and each
 * distinct label once with the rows that carry it. Built from resources sorted by name; never changed.
 */
export class SearchIndex {
  readonly resources: readonly Resource[];
  /** Lower-cased names, by row. */
  readonly names: readonly string[];
  readonly #nameColumn: TextColumn;
  readonly #idColumn: TextColumn;
  readonly #labelColumn: TextColumn;
  readonly #labelRows: readonly (readonly number[])[];
  readonly #labelNumbers: ReadonlyMap<string, number>;

  constructor(resources: readonly Resource[]) {
    const named = resources.map((resource) => ({ resource, name: oneLine(resource.name) }));
    named.sort((a, b) => compare(a.name, b.name) || compare(a.resource.id, b.resource.id));
    this.resources = named.map(({ resource }) => resource);
    this.names = named.map(({ name }) => name);
    this.#nameColumn = new TextColumn(this.names);
    this.#idColumn = new TextColumn(this.resources.map(({ id }) => oneLine(lastPart(id))));
    const labels = collectLabels(this.resources);
    this.#labelRows = [...labels.values()];
    this.#labelNumbers = new Map([...labels.keys()].map((label, index) => [label, index]));
    // Both ways that people write a label are found.
    this.#labelColumn = new TextColumn(
      [...labels.keys()].map((label) => {
        const [key, value] = JSON.parse(label) as [string, string];
        return oneLine(`${key}=${value} ${key}:${value}`);
      }),
    );
  }

  /** The rows that hold every word and fit the narrowing. */
  find(words: readonly string[], narrowing: Narrowing): RankedRows {
    const rows = this.#rowsWith(words);
    const fits = this.#narrower(narrowing);
    const byRank: [number[], number[], number[], number[]] = [[], [], [], []];
    for (const row of rows)
      if (fits === null || fits(row)) byRank[this.#rank(row, words)].push(row);
    return byRank;
  }

  #rowsWith(words: readonly string[]): Iterable<number> {
    if (words.length === 0) return this.resources.keys();
    const seen = new Uint8Array(this.resources.length);
    words.forEach((word, index) => {
      // A row that lacked an earlier word stays behind, so that only rows with all words reach the end.
      this.#rowsWithWord(word, (row) => {
        if (seen[row] === index) seen[row] = index + 1;
      });
    });
    const rows: number[] = [];
    for (let row = 0; row < seen.length; row++) if (seen[row] === words.length) rows.push(row);
    return rows;
  }

  #rowsWithWord(word: string, found: (row: number) => void): void {
    this.#nameColumn.find(word, found);
    this.#idColumn.find(word, found);
    this.#labelColumn.find(word, (label) => this.#labelRows[label]?.forEach(found));
    // Only whole ids hold slashes before their last part; they are pasted, not typed.
    if (word.startsWith('/'))
      this.resources.forEach(({ id }, row) => {
        if (id.toLowerCase().includes(word)) found(row);
      });
  }

  #narrower({ kinds, labels }: Narrowing): ((row: number) => boolean) | null {
    if (kinds.length === 0 && Object.keys(labels).length === 0) return null;
    const wanted = Object.entries(labels).map((pair) => this.#rowsLabelled(pair));
    return (row) => {
      const kind = this.resources[row]?.kind;
      if (kind === undefined || (kinds.length > 0 && !kinds.includes(kind))) return false;
      return wanted.every((rows) => rows.has(row));
    };
  }

  #rowsLabelled(pair: [string, string]): ReadonlySet<number> {
    const label = this.#labelNumbers.get(JSON.stringify(pair));
    return new Set(label === undefined ? [] : this.#labelRows[label]);
  }

  #rank(row: number, words: readonly string[]): Rank {
    const name = this.names[row] ?? '';
    if (words.length === 0 || (words.length === 1 && name === words[0])) return 0;
    if (words.some((word) => name.startsWith(word))) return 1;
    return words.some((word) => name.includes(word)) ? 2 : 3;
  }
}

/** The words of a query: at most 16, lower-cased, each once. */
export function wordsOf(query: string): readonly string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, 16);
}

/** Orders by code units, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function oneLine(text: string): string {
  return text.toLowerCase().replaceAll('\n', ' ');
}

function lastPart(id: string): string {
  return id.split('/').slice(3).join('/');
}

function collectLabels(resources: readonly Resource[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  const known = new Map<Labels, readonly number[][]>();
  resources.forEach(({ labels }, row) => {
    // Resources with equal labels share one object, whose lists are then known.
    let lists = known.get(labels);
    if (!lists) {
      lists = Object.entries(labels).map((pair) => {
        const key = JSON.stringify(pair);
        const list = rows.get(key) ?? [];
        rows.set(key, list);
        return list;
      });
      known.set(labels, lists);
    }
    for (const list of lists) list.push(row);
  });
  return rows;
}
