import { bestRows, type NearRow } from './found-rows';
import { nearness, type Needle } from './match';
import type { ResourceTable } from './resource-table';
import { rankOf } from './ways';

/** More words add nothing that would tell rows apart. */
export const mostWords = 8;

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
  const last = needles.at(-1);
  if (!last) return [];
  if (needles.length === 1) {
    const rows = startingRows(table, last, limit);
    if (rows.length >= limit) return rows;
  }
  const { inNames, loosely, withSlips } = table.searches;
  for (const search of [inNames, loosely, withSlips]) {
    const { best } = bestRows(search.find(needles.slice(0, -1), last, table.count), limit);
    if (best.length >= limit || (best.length > 0 && search !== inNames)) return best;
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
