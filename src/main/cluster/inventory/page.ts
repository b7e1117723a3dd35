import type { Cursor } from './cursor';
import type { Rank } from './rank-words';
import type { Segment } from './segment';
import { compare } from './words';

/** What was found in a segment. */
export interface Found {
  readonly segment: Segment;
  /** By row: 0, or 1 more than the rank. */
  readonly ranks: Uint8Array;
  /** By class: whether its rows fit and are visible. */
  readonly classes: Uint8Array;
  /** By row: those to be shown though their class is not visible. */
  readonly alone: Uint8Array | null;
}

export const fits = 1;
export const visible = 2;

/** The first rows behind a cursor, and how many there are on all pages. */
export class Page {
  readonly #after: Cursor | null;
  readonly #limit: number;
  readonly #byRank: [Cursor[], Cursor[], Cursor[], Cursor[]] = [[], [], [], []];
  /** By class: how many were found. */
  readonly hits: Uint32Array;
  total = 0;

  constructor(options: { after: Cursor | null; limit: number; classes: number }) {
    this.#after = options.after;
    this.#limit = options.limit;
    this.hits = new Uint32Array(options.classes);
  }

  /** Counts a segment's rows, and keeps as many of each rank as a page can hold, with one more. */
  add({ segment, ranks, classes, alone }: Found): void {
    const firstRank = this.#after?.rank ?? -1;
    const first = this.#after ? rowBehind(segment, this.#after) : 0;
    const kept = [0, 0, 0, 0];
    for (let row = 0; row < ranks.length; row++) {
      const found = ranks[row] ?? 0;
      if (found === 0) continue;
      const each = segment.classes[row] ?? 0;
      const mark = classes[each] ?? 0;
      if (mark !== (fits | visible) && (mark !== fits || alone?.[row] !== 1)) continue;
      this.total += 1;
      this.hits[each] = (this.hits[each] ?? 0) + 1;
      const rank = (found - 1) as Rank;
      if (kept[rank] === this.#limit + 1) continue;
      if (rank < firstRank || (rank === firstRank && row < first)) continue;
      kept[rank] = (kept[rank] ?? 0) + 1;
      const id = segment.resources[row]?.id ?? '';
      this.#byRank[rank].push({ rank, name: segment.names[row] ?? '', id });
    }
  }

  /** The rows in order: at most one more than the page holds. */
  rows(): Cursor[] {
    return this.#byRank
      .flatMap((rows) => rows.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)))
      .slice(0, this.#limit + 1);
  }
}

function rowBehind(segment: Segment, after: Cursor): number {
  const row = segment.rowAt(after);
  const isThere = segment.names[row] === after.name && segment.resources[row]?.id === after.id;
  return isThere ? row + 1 : row;
}
