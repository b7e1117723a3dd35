import { isOfStarts, nearness, nearnessOf, shortestTypo, type Needle } from './match';
import type { ResourceTable } from './resource-table';
import type { Way } from './word-search';

/** Words shorter than this are not looked for in ids, most of which hold any two characters. */
const shortestInId = 3;
/** How many bits of a rank the sum of all nearnesses has; the worst of them stands above. */
const sumBits = 8;

/** The list's ranks, as the cluster has them: the name is the word, starts with one, holds one; or all stand elsewhere. */
const listed = { isWord: 0, starts: 1, holds: 2, elsewhere: 3 } as const;

/** As the cluster finds rows: words stand in the name, in a label, or in the id. */
export function listedWay(table: ResourceTable): Way {
  return {
    nearTo: (needle) => {
      const inLabels = labelsWith(table, needle);
      const inId = idWith(table, needle);
      return (row) => {
        const near = table.names.standing(row, needle);
        return near !== nearness.none || (!inLabels(row) && !inId(row)) ? near : nearness.label;
      };
    },
    // Whole ids are looked through from the first character on.
    narrows: (word) => word.length !== shortestInId || word.startsWith('/'),
    rank: (near) => (near === nearness.whole ? listed.isWord : listedRank(near)),
    join: (rank, near) => Math.max(listed.starts, Math.min(rank, listedRank(near))),
  };
}

function listedRank(near: number): number {
  if (near <= nearness.start) return listed.starts;
  return near <= nearness.inside ? listed.holds : listed.elsewhere;
}

/** Words stand in the name. */
export function namesWay({ names }: ResourceTable): Way {
  return nearestWay((needle) => (row) => names.standing(row, needle));
}

/** In the name, as starts of its words too, or in a label. */
export function looseWay(table: ResourceTable): Way {
  return nearestWay((needle) => looselyTo(table, needle));
}

/** The same, and mistyped or scattered. */
export function slippingWay(table: ResourceTable): Way {
  const { names } = table;
  const way = nearestWay((needle) => {
    const loosely = looselyTo(table, needle);
    return (row) => {
      const near = loosely(row);
      if (near !== nearness.none || !names.mayStartLoosely(row, needle, 1)) return near;
      const [from, to] = [names.starts[row] ?? 0, names.starts[row + 1] ?? 0];
      return nearnessOf(names.units, from, to, needle.units, nearness.scattered);
    };
  });
  // From this length on more is near.
  return { ...way, narrows: (word) => word.length !== shortestTypo };
}

/** One number for how near several words are: the worst counts first, then all together. */
export function rankOf(nears: readonly number[]): number {
  const [first = nearness.none, ...others] = nears;
  return others.reduce(joinNearest, rankOfFirst(first));
}

const rankOfFirst = (near: number) => (near << sumBits) + near;

function joinNearest(rank: number, near: number): number {
  const worst = rank >>> sumBits;
  return rank + near + (Math.max(0, near - worst) << sumBits);
}

function nearestWay(nearTo: Way['nearTo']): Way {
  return { nearTo, narrows: () => true, rank: rankOfFirst, join: joinNearest };
}

function looselyTo(table: ResourceTable, needle: Needle): (row: number) => number {
  const { names } = table;
  const inLabels = labelsWith(table, needle);
  return (row) => {
    const near = names.standing(row, needle);
    if (near !== nearness.none) return near;
    const [from, to] = [names.starts[row] ?? 0, names.starts[row + 1] ?? 0];
    if (names.mayStartLoosely(row, needle, 0) && isOfStarts(names.units, from, to, needle.units))
      return nearness.starts;
    return inLabels(row) ? nearness.label : nearness.none;
  };
}

function labelsWith(table: ResourceTable, needle: Needle): (row: number) => boolean {
  const { labels, labelList, labelStarts } = table;
  // Most words are found in names, or in no row that is left: then nobody looks through the labels.
  let having: Uint8Array | null | undefined;
  return (row) => {
    if (having === undefined) having = labels.with(needle);
    if (having === null) return false;
    const to = labelStarts[row + 1] ?? 0;
    for (let at = labelStarts[row] ?? 0; at < to; at++)
      if (having[labelList[at] ?? 0] === 1) return true;
    return false;
  };
}

function idWith(table: ResourceTable, needle: Needle): (row: number) => boolean {
  const { ids, writtenIds } = table;
  const { text } = needle;
  // Whole ids hold slashes; they are pasted, not typed.
  if (text.startsWith('/')) return (row) => table.id(row).toLowerCase().includes(text);
  if (text.length < shortestInId) return () => false;
  return (row) =>
    ids.standing(row, needle) !== nearness.none ||
    (writtenIds.has(row) && ids.text(row).toLowerCase().includes(text));
}
