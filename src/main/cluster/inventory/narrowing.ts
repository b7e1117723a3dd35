import type { Labels, ResourceKind } from '#shared/model/resource';
import { Bits } from './bits';
import { gone, type LabelClasses } from './label-classes';

/** What a search narrows by, apart from words and a predicate. */
export interface Narrowing {
  /** None: every kind. */
  readonly kinds: readonly ResourceKind[];
  /** Each must be there with exactly this value. */
  readonly labels: Labels;
}

/** The classes that fit. */
export function fittingClasses(classes: LabelClasses, { kinds, labels }: Narrowing): Bits {
  const fitting = new Bits(classes.end);
  if (kinds.length === 0) fitting.addRange(gone + 1, classes.end);
  for (const kind of kinds) classes.byKind.get(kind)?.addTo(fitting);
  for (const [key, value] of Object.entries(labels)) {
    const pair = classes.pairs.number(key, value);
    const having = new Bits(classes.end);
    if (pair !== undefined) classes.pairs.classesOf(pair).addTo(having);
    fitting.and(having);
  }
  return fitting;
}
