import { nearness, type Needle } from './match';
import type { ResourceTable } from './resource-table';
import type { Marks } from './word-marks';

/** A row that every word was found in. The less the better; equal ones stand in the order of the rows. */
export interface NearRow {
  readonly row: number;
  readonly rank: number;
}

/** More words add nothing that would tell rows apart. */
export const mostWords = 8;
const perNearness = 1 << 8;

/** One number for how near several words are: the worst counts first, then all together. */
export function rankOf(nears: readonly number[]): number {
  return Math.max(...nears) * perNearness + nears.reduce((all, each) => all + each, 0);
}

/**
 * The rows that are nearest to some words, every word found in the name or a label. What is mistyped or scattered
 * only counts where there is nothing else.
 *
 * @param limit how many
 */
export function nearRows(
  table: ResourceTable,
  needles: readonly Needle[],
  limit: number,
): readonly NearRow[] {
  if (needles.length === 0) return [];
  const [needle] = needles;
  if (needles.length === 1 && needle) {
    const rows = startingRows(table, needle, limit);
    if (rows.length >= limit) return rows;
  }
  const { marks } = table;
  for (const look of [marks.inNames, marks.loosely, marks.withSlips]) {
    const words = needles.map((each) => look.call(marks, each));
    const found = nearToAll(words, table.count, limit);
    if (found.length >= limit || (found.length > 0 && look !== marks.inNames)) return found;
  }
  return [];
}

/** Rows that start with a word stand together, those first that are the word. */
function startingRows(table: ResourceTable, { text }: Needle, limit: number): readonly NearRow[] {
  const found: NearRow[] = [];
  for (let row = table.firstFrom(text); row < table.count && found.length < limit; row++) {
    const name = table.names.text(row);
    if (!name.startsWith(text)) break;
    found.push({ row, rank: rankOf([name === text ? nearness.whole : nearness.start]) });
  }
  return found;
}

/** The first rows of each rank that are near to all words. */
function nearToAll(words: readonly Marks[], count: number, limit: number): readonly NearRow[] {
  const byRank = new Map<number, number[]>();
  if (words.some(({ hits }) => hits === 0)) return [];
  for (let row = 0; row < count; row++) {
    const rank = rankIn(words, row);
    if (rank === null) continue;
    const rows = byRank.get(rank);
    if (!rows) byRank.set(rank, [row]);
    else if (rows.length < limit) rows.push(row);
  }
  return [...byRank]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([rank, rows]) => rows.map((row) => ({ row, rank })))
    .slice(0, limit);
}

function rankIn(words: readonly Marks[], row: number): number | null {
  let [worst, sum] = [0, 0];
  for (const { near } of words) {
    const each = near[row] ?? nearness.none;
    if (each === nearness.none) return null;
    worst = Math.max(worst, each);
    sum += each;
  }
  return worst * perNearness + sum;
}
