import { nearness, nearnessOf, unitsOf, type Needle } from '../resource-index/match';
import { rankOf } from '../resource-index/ways';
import type { Entry } from './targets';

export interface NearEntry {
  readonly entry: Entry;
  readonly rank: number;
}

/** The entries that every word is found in, nearest first, names before what else is said of them. */
export function nearEntries(
  entries: readonly Entry[],
  needles: readonly Needle[],
): readonly NearEntry[] {
  const found = within(entries, needles, nearness.starts);
  const some = found.length > 0 ? found : within(entries, needles, nearness.typo);
  return some.toSorted((a, b) => a.rank - b.rank);
}

function within(
  entries: readonly Entry[],
  needles: readonly Needle[],
  most: number,
): readonly NearEntry[] {
  return entries.flatMap((entry) => {
    const name = unitsOf(entry.name.toLowerCase());
    const detail = entry.detail.toLowerCase();
    const nears = needles.map(({ units, text }) => {
      const near = nearnessOf(name, 0, name.length, units, most);
      return near > nearness.label && detail.includes(text) ? nearness.label : near;
    });
    return nears.includes(nearness.none) ? [] : [{ entry, rank: rankOf(nears) }];
  });
}
