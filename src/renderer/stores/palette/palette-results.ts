import { wordsOf } from '#shared/lib/search-words';
import { needleOf, type Needle } from '../resource-index/match';
import { mostWords, nearRows } from '../resource-index/near-rows';
import { rankOf } from '../resource-index/ways';
import type { ResourceTable } from '../resource-index/resource-table';
import { resourceEntry } from './entries';
import { nearEntries, type NearEntry } from './near-entries';
import { paletteSigns, readTyped } from './signs';
import { paletteGroups, type Entry, type EntryGroup, type PaletteGroup } from './targets';

/** Everything that can be found, as it is now. */
export interface Sources {
  /** `null` while nobody is signed in, or nothing is known yet. */
  readonly table: ResourceTable | null;
  /** The small groups, in the order in which they are shown while nothing is typed. */
  readonly entries: Readonly<Partial<Record<PaletteGroup, readonly Entry[]>>>;
  /** What was chosen last, the latest first. */
  readonly recent: readonly Entry[];
}

/** So many of a group are shown beside other groups; resources may be many more. */
const fewest = 5;
const mostResources = 100;
/** Of a group that was asked for by its sign. */
const mostAlone = 300;
/** While nothing is typed. */
const mostRecent = 8;

/** What fits to what was typed, the group with the nearest first. */
export function paletteResults(sources: Sources, typed: string): readonly EntryGroup[] {
  const { sign, words } = readTyped(typed);
  const needles = wordsOf(words).slice(0, mostWords).map(needleOf);
  if (sign === null && needles.length === 0) return atFirst(sources);
  const groups: readonly PaletteGroup[] =
    sign === null ? paletteGroups.filter((group) => group !== 'signs') : paletteSigns[sign].groups;
  const found = groups.flatMap((group) => {
    const limit = sign === null ? (group === 'resources' ? mostResources : fewest) : mostAlone;
    const near = entriesOf(sources, group, { needles, limit: limit + 1 });
    return near.length === 0 ? [] : [{ group, near, limit }];
  });
  const recent = new Set(sources.recent.map(({ key }) => key));
  return found
    .toSorted((a, b) => bestRank(a.near) - bestRank(b.near))
    .map(({ group, near, limit }) => ({
      group,
      entries: recentFirst(near, recent).slice(0, limit),
      more: near.length > limit,
    }));
}

const bestRank = ([best]: readonly NearEntry[]) => best?.rank ?? 0;

/** Of those that are equally near, what was chosen lately comes first. */
function recentFirst(near: readonly NearEntry[], recent: ReadonlySet<string>): readonly Entry[] {
  const lateness = ({ entry }: NearEntry) => (recent.has(entry.key) ? 0 : 1);
  return near
    .toSorted((a, b) => a.rank - b.rank || lateness(a) - lateness(b))
    .map(({ entry }) => entry);
}

function entriesOf(
  { table, entries, recent }: Sources,
  group: PaletteGroup,
  { needles, limit }: { needles: readonly Needle[]; limit: number },
): readonly NearEntry[] {
  if (group === 'recent') return [];
  if (group !== 'resources') {
    const all = entries[group] ?? [];
    const near =
      needles.length === 0 ? all.map((entry) => ({ entry, rank: 0 })) : nearEntries(all, needles);
    return near.slice(0, limit);
  }
  if (!table) return [];
  const rows = needles.length === 0 ? firstRows(table, limit) : nearRows(table, needles, limit);
  const found = rows.map(({ row, rank }) => ({ entry: resourceEntry(table.row(row)), rank }));
  // What was chosen lately may be nearer to the end than there is room for.
  const known = new Set(found.map(({ entry }) => entry.key));
  const lately = recent.filter(({ key, target }) => target.type === 'resource' && !known.has(key));
  const worst = found.at(-1)?.rank ?? 0;
  const also = found.length < limit || needles.length === 0 ? [] : nearEntries(lately, needles);
  return [...found, ...also.filter(({ rank }) => rank <= worst)];
}

function firstRows(table: ResourceTable, limit: number) {
  const rank = rankOf([0]);
  return Array.from({ length: Math.min(limit, table.count) }, (_, row) => ({ row, rank }));
}

/** Before anything is typed: what was chosen last, then what is open or waits. */
function atFirst({ recent, entries }: Sources): readonly EntryGroup[] {
  const shown = recent.slice(0, mostRecent);
  const keys = new Set(shown.map(({ key }) => key));
  const group = (name: PaletteGroup, from: readonly Entry[], limit: number): EntryGroup => {
    const others = from.filter(({ key }) => !keys.has(key));
    return { group: name, entries: others.slice(0, limit), more: others.length > limit };
  };
  return [
    { group: 'recent' as const, entries: shown, more: false },
    group('tabs', entries.tabs ?? [], fewest),
    group('requests', entries.requests ?? [], fewest),
    group('commands', entries.commands ?? [], fewest * 2),
  ].filter(({ entries: some }) => some.length > 0);
}
