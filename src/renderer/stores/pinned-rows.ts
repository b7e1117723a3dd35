import type { ApiInput } from '#shared/api/contract';
import type { Pin } from '#shared/ipc/kept';
import type { ResourceRow } from '#shared/model/search';

type Input = ApiInput<'resources.search'>;

/** A predicate holds so many characters; what the person wrote goes with it. */
const longestNames = 3_000;

/** The question by which pinned resources are found among what is asked for; `null` where none is pinned. */
export function pinnedInput(input: Input, pins: readonly Pin[]): Input | null {
  const names: string[] = [];
  let length = 0;
  for (const { name } of pins) {
    // Names hold neither quotes nor commas; what does is no name of a resource that can be listed.
    if (/["\\,]/.test(name) || length + name.length >= longestNames) continue;
    names.push(name);
    length += name.length + 1;
  }
  if (names.length === 0) return null;
  const isPinned = `contains(split("${names.join(',')}", ","), name)`;
  const { predicate } = input;
  return {
    ...input,
    predicate: predicate === undefined ? isPinned : `(${predicate}) && ${isPinned}`,
    ...{ countLabels: false, cursor: null, limit: 200 },
  };
}

/** The pinned ones among rows, in the order in which they were pinned. */
export function pinnedAmong(
  rows: readonly ResourceRow[],
  pins: readonly Pin[],
): readonly ResourceRow[] {
  return pins.flatMap(({ id }) => rows.find(({ resource }) => resource.id === id) ?? []);
}

/** Rows with the pinned ones first; each resource once. */
export function withPinned(
  pinned: readonly ResourceRow[],
  rows: readonly ResourceRow[],
): readonly ResourceRow[] {
  const first = new Set(pinned.map(({ resource }) => resource.id));
  return [...pinned, ...rows.filter(({ resource }) => !first.has(resource.id))];
}
