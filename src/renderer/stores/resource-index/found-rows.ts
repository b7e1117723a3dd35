/** Rows that something was found in, ascending, and the rank of each: the less the better. */
export interface FoundRows {
  readonly rows: Uint32Array;
  readonly ranks: Uint16Array;
}

const none: FoundRows = { rows: new Uint32Array(0), ranks: new Uint16Array(0) };

/** One for all: whoever finds finishes before the next one begins. */
const room = { rows: new Uint32Array(0), ranks: new Uint16Array(0) };

/** Takes rows down as they are found. Only one at a time: see {@link done}. */
export class Finding {
  readonly #rows: Uint32Array;
  readonly #ranks: Uint16Array;
  #count = 0;

  /** @param most so many rows may come */
  constructor(most: number) {
    if (room.rows.length < most)
      Object.assign(room, { rows: new Uint32Array(most), ranks: new Uint16Array(most) });
    this.#rows = room.rows;
    this.#ranks = room.ranks;
  }

  /** Rows come in their order. */
  add(row: number, rank: number): void {
    this.#rows[this.#count] = row;
    this.#ranks[this.#count] = rank;
    this.#count += 1;
  }

  done(): FoundRows {
    if (this.#count === 0) return none;
    return { rows: this.#rows.slice(0, this.#count), ranks: this.#ranks.slice(0, this.#count) };
  }
}

/** A row and its rank. Equal ones stand in the order of the rows. */
export interface NearRow {
  readonly row: number;
  readonly rank: number;
}

export interface BestRows {
  readonly best: readonly NearRow[];
  /** How many there are in all. */
  readonly total: number;
}

/** The rows with the least rank, the best first. @param fits which ones count; `null` for all */
export function bestRows(
  { rows, ranks }: FoundRows,
  limit: number,
  fits: ((row: number) => boolean) | null = null,
): BestRows {
  const byRank: number[][] = [];
  let total = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    if (fits !== null && !fits(row)) continue;
    total += 1;
    const its = (byRank[ranks[at] ?? 0] ??= []);
    if (its.length < limit) its.push(row);
  }
  const best = byRank.flatMap((its, rank) => its.map((row) => ({ row, rank })));
  return { best: best.slice(0, limit), total };
}
