import { wordsOf } from '#shared/lib/search-words';
import type { Labels, ResourceKind } from '#shared/model/resource';
import { nearness, needleOf } from './match';
import type { ResourceTable } from './resource-table';
import type { Marks } from './word-marks';

/** What the list of resources is asked for, where it is answered without the cluster. */
export interface Listing {
  readonly query: string;
  readonly show: 'mine' | 'requestable' | 'all';
  readonly kinds: readonly ResourceKind[];
  readonly labels: Labels;
}

export interface Listed {
  /** The first ones, in the order of the cluster. */
  readonly rows: readonly number[];
  readonly total: number;
}

/** By how near a row is: its name is the word, starts with one, holds one; or they stand elsewhere. */
type Rank = 0 | 1 | 2 | 3;
const elsewhere: Rank = 3;

/**
 * Answers as `resources.search` does: rows that hold all words in their name, a label or the id, names first.
 *
 * @param limit how many rows to give; all are counted
 */
export function listedRows(table: ResourceTable, listing: Listing, limit: number): Listed {
  const words = wordsOf(listing.query).map((word) => marksOf(table, word));
  const fits = narrowing(table, listing);
  const byRank: Record<Rank, number[]> = { 0: [], 1: [], 2: [], 3: [] };
  let total = 0;
  const rarest = words.toSorted((a, b) => a.hits - b.hits)[0];
  for (let row = 0; row < table.count; row++) {
    // Most rows lack the rarest word: they are passed over before anything else is asked of them.
    if (rarest !== undefined && !isIn(rarest, row)) continue;
    const rank = rankOf(words, row);
    if (rank === null || (fits !== null && !fits(row))) continue;
    total += 1;
    if (byRank[rank].length < limit) byRank[rank].push(row);
  }
  const rows = [...byRank[0], ...byRank[1], ...byRank[2], ...byRank[3]];
  return { rows: rows.slice(0, limit), total };
}

interface WordMarked {
  readonly names: Marks;
  readonly labels: Marks;
  readonly ids: Marks;
  /** In how many rows it stands at most. */
  readonly hits: number;
}

function marksOf({ marks }: ResourceTable, word: string): WordMarked {
  const needle = needleOf(word);
  const names = marks.inNames(needle);
  const labels = marks.inLabels(needle);
  const ids = marks.inIds(needle);
  return { names, labels, ids, hits: names.hits + labels.hits + ids.hits };
}

const isIn = ({ names, labels, ids }: WordMarked, row: number): boolean =>
  names.near[row] !== nearness.none ||
  labels.near[row] !== nearness.none ||
  ids.near[row] !== nearness.none;

/** @returns `null` where a word is missing */
function rankOf(words: readonly WordMarked[], row: number): Rank | null {
  if (words.length === 0) return 0;
  let rank: Rank = elsewhere;
  for (const { names, labels, ids } of words) {
    const near = names.near[row] ?? nearness.none;
    if (near === nearness.none) {
      if (labels.near[row] === nearness.none && ids.near[row] === nearness.none) return null;
    } else if (near === nearness.whole && words.length === 1) rank = 0;
    else if (near <= nearness.start) rank = Math.min(rank, 1) as Rank;
    else rank = Math.min(rank, 2) as Rank;
  }
  return rank;
}

/** Tells whether a row is of a kind, with labels, that is shown; `null` where every row is. */
function narrowing(
  table: ResourceTable,
  { show, kinds, labels }: Listing,
): ((row: number) => boolean) | null {
  const wanted = Object.entries(labels);
  if (show === 'all' && kinds.length === 0 && wanted.length === 0) return null;
  const alike = table.alikes.map((each) => {
    const isMine = each.state === 'available' || each.state === 'granted';
    const isRequestable = !isMine || Object.values(each.requestable).some((its) => its.length > 0);
    const isShown = show === 'all' || (show === 'mine' ? isMine : isRequestable);
    return isShown && (kinds.length === 0 || kinds.includes(each.kind));
  });
  return (row) =>
    alike[table.alikeNumber(row)] === true &&
    wanted.every(([key, value]) => table.hasLabel(row, key, value));
}
