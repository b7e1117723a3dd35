import type { LabelCount } from '#shared/model/search';
import type { LabelClasses } from './label-classes';
import type { NumberSet } from './number-set';
import { compare } from '#shared/lib/search-words';

const mostKeys = 12;
const mostValues = 8;

/**
 * The labels of what was found, for narrowing by one more: the keys that most hits have, each with its most frequent
 * values.
 *
 * @param hits by class: how many were found
 */
export function countLabels(classes: LabelClasses, hits: Uint32Array): LabelCount[] {
  const counts = classes.countPairs(hits);
  const { values } = classes.pairs;
  return classes.pairs
    .mapKeys((key, pairs) => countKey(key, pairs, { values, counts }))
    .filter(({ distinct }) => distinct > 0)
    .toSorted((a, b) => b.hits - a.hits || compare(a.key, b.key))
    .slice(0, mostKeys)
    .map(({ key, distinct, top }) => ({ key, values: top, more: distinct - top.length }));
}

type ValueCount = LabelCount['values'][number];

interface KeyCount {
  readonly key: string;
  readonly hits: number;
  readonly distinct: number;
  /** The most frequent first. */
  readonly top: ValueCount[];
}

/** @param columns by pair */
function countKey(
  key: string,
  pairs: NumberSet,
  { values, counts }: { values: readonly string[]; counts: Uint32Array },
): KeyCount {
  let [hits, distinct] = [0, 0];
  const top: ValueCount[] = [];
  pairs.each((pair) => {
    const count = counts[pair] ?? 0;
    if (count === 0) return;
    hits += count;
    distinct += 1;
    // Most values of a key with many are not among the top: these cost a comparison, and no object.
    const last = top.length === mostValues ? top.at(-1) : undefined;
    if (last && count < last.count) return;
    const value = values[pair] ?? '';
    if (last && count === last.count && last.value < value) return;
    const place = top.findIndex(
      (each) => each.count < count || (each.count === count && value < each.value),
    );
    top.splice(place === -1 ? top.length : place, 0, { value, count });
    if (top.length > mostValues) top.pop();
  });
  return { key, hits, distinct, top };
}
