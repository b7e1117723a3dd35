import type { Labels, ResourceKind } from '#shared/model/resource';
import { gone, type LabelClasses } from './label-classes';

/** What a search narrows by, apart from words and a predicate. */
export interface Narrowing {
  /** None: every kind. */
  readonly kinds: readonly ResourceKind[];
  /** Each must be there with exactly this value. */
  readonly labels: Labels;
}

/** By class: 1 for those that fit. */
export function fittingClasses(classes: LabelClasses, { kinds, labels }: Narrowing): Uint8Array {
  const wanted = Object.entries(labels);
  const pairs = wanted.map(([key, value]) => classes.pairs.number(key, value));
  const marks = new Uint8Array(classes.end);
  const fits = (each: number) => {
    const kind = classes.kinds[each];
    return kind != null && (kinds.length === 0 || kinds.includes(kind));
  };
  if (pairs.length === 0) {
    if (kinds.length === 0) return marks.fill(1, gone + 1);
    for (let each = 1; each < marks.length; each++) if (fits(each)) marks[each] = 1;
    return marks;
  }
  if (pairs.includes(undefined)) return marks;
  // Counts the wanted labels of each class, from lists of classes that are mostly short.
  const counts = new Uint16Array(classes.end);
  for (const pair of pairs)
    for (const each of classes.pairs.classesOf(pair ?? 0)) counts[each] = (counts[each] ?? 0) + 1;
  for (let each = gone + 1; each < marks.length; each++)
    if (counts[each] === pairs.length && fits(each)) marks[each] = 1;
  return marks;
}
