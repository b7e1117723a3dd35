import { wordsOf } from '#shared/lib/search-words';
import type { Labels, ResourceKind } from '#shared/model/resource';
import { bestRows, Finding, type FoundRows } from './found-rows';
import { needleOf } from './match';
import type { ResourceTable } from './resource-table';

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

/**
 * Answers as `resources.search` does: rows that hold all words in their name, a label or the id, names first.
 *
 * @param limit how many rows to give; all are counted
 */
export function listedRows(table: ResourceTable, listing: Listing, limit: number): Listed {
  const needles = wordsOf(listing.query).map(needleOf);
  const last = needles.at(-1);
  const found = last
    ? table.searches.listed.find(needles.slice(0, -1), last, table.count)
    : allRows(table.count);
  const { best, total } = bestRows(found, limit, narrowing(table, listing));
  return { rows: best.map(({ row }) => row), total };
}

function allRows(count: number): FoundRows {
  const found = new Finding(count);
  for (let row = 0; row < count; row++) found.add(row, 0);
  return found.done();
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
  const fits = (row: number) => alike[table.alikeNumber(row)] === true;
  if (wanted.length === 0) return alike.includes(false) ? fits : null;
  return (row) => fits(row) && wanted.every(([key, value]) => table.hasLabel(row, key, value));
}
