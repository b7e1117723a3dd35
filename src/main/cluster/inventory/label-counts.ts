import type { LabelCount } from '#shared/model/search';
import type { LabelClasses } from './label-classes';
import { compare } from './words';

const mostKeys = 12;
const mostValues = 8;

/**
 * The labels of what was found, for narrowing by one more: the keys that most hits have, each with its most frequent
 * values.
 *
 * @param hits by class: how many were found
 */
export function countLabels(classes: LabelClasses, hits: Uint32Array): LabelCount[] {
  const counts = new Uint32Array(classes.pairs.count);
  for (let each = 1; each < hits.length; each++) {
    const hit = hits[each] ?? 0;
    if (hit > 0)
      classes.eachPair(each, (pair) => {
        counts[pair] = (counts[pair] ?? 0) + hit;
      });
  }
  return [...byKey(classes, counts).values()]
    .toSorted((a, b) => b.hits - a.hits || compare(a.key, b.key))
    .slice(0, mostKeys)
    .map(({ key, distinct, top }) => ({ key, values: top, more: distinct - top.length }));
}

interface KeyCount {
  readonly key: string;
  hits: number;
  distinct: number;
  /** The most frequent first. */
  readonly top: { value: string; count: number }[];
}

function byKey({ pairs }: LabelClasses, counts: Uint32Array): Map<string, KeyCount> {
  const keys = new Map<string, KeyCount>();
  for (let pair = 0; pair < counts.length; pair++) {
    const count = counts[pair] ?? 0;
    if (count === 0) continue;
    const key = pairs.keys[pair] ?? '';
    const known = keys.get(key) ?? { key, hits: 0, distinct: 0, top: [] };
    keys.set(key, known);
    known.hits += count;
    known.distinct += 1;
    keepTop(known.top, { value: pairs.values[pair] ?? '', count });
  }
  return keys;
}

function keepTop(top: KeyCount['top'], fresh: { value: string; count: number }): void {
  const comesBefore = (a: { value: string; count: number }) =>
    a.count > fresh.count || (a.count === fresh.count && a.value < fresh.value);
  const last = top.at(-1);
  if (top.length === mostValues && last && comesBefore(last)) return;
  const place = top.findIndex((each) => !comesBefore(each));
  top.splice(place === -1 ? top.length : place, 0, fresh);
  if (top.length > mostValues) top.pop();
}
