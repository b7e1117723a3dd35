import type { Bits } from './bits';
import type { Cursor } from './cursor';
import type { Rank, WordRows } from './rank-words';
import type { Segment } from './segment';
import { compare } from '#shared/lib/search-words';

/** What was found in a segment, each row to be shown. */
export interface Found extends WordRows {
  readonly segment: Segment;
}

/** The first rows behind a cursor, and how many there are on all pages. */
export class Page {
  readonly #after: Cursor | null;
  readonly #limit: number;
  readonly #byRank: [Cursor[], Cursor[], Cursor[], Cursor[]] = [[], [], [], []];
  /** By class: how many were found; `null` unless asked for. */
  readonly hits: Uint32Array | null;
  total = 0;

  /** @param options.hitsOf past the highest class, to count what is found of each */
  constructor(options: { after: Cursor | null; limit: number; hitsOf: number | null }) {
    this.#after = options.after;
    this.#limit = options.limit;
    this.hits = options.hitsOf === null ? null : new Uint32Array(options.hitsOf);
  }

  /** Counts a segment's rows, and keeps as many of each rank as a page can hold, with one more. */
  add({ segment, rows, near }: Found): void {
    this.total += rows.count();
    this.#countHits(segment, rows);
    const after = this.#after;
    const left = rows.copy();
    for (const rank of [0, 1, 2, 3] as const) {
      const alike = rank === 3 ? left : left.copy().and(near[rank]);
      if (!after || rank > after.rank) this.#keep(segment, rank, { alike, from: 0 });
      if (after?.rank === rank)
        this.#keep(segment, rank, { alike, from: rowBehind(segment, after) });
      if (rank < 3) left.minus(alike);
    }
  }

  #keep(segment: Segment, rank: Rank, { alike, from }: { alike: Bits; from: number }): void {
    let row = alike.next(from);
    for (let kept = 0; row !== -1 && kept <= this.#limit; kept++) {
      const id = segment.resources[row]?.id ?? '';
      this.#byRank[rank].push({ rank, name: segment.names[row] ?? '', id });
      row = alike.next(row + 1);
    }
  }

  #countHits({ classes }: Segment, rows: Bits): void {
    const { hits } = this;
    if (!hits) return;
    rows.each((row) => {
      const each = classes[row] ?? 0;
      hits[each] = (hits[each] ?? 0) + 1;
    });
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
