import type { Resource } from '#shared/model/resource';
import { Bits } from './bits';
import { gone, type LabelClasses } from './label-classes';
import type { Segment } from './segment';

/** What all resources of a class have in common. */
export type Alike = Pick<Resource, 'kind' | 'labels' | 'protocol'>;
/** Decides by what a class has in common; answers are kept as long as the function itself. */
export type SeesAlike = (alike: Alike) => boolean;

/** What a caller may know of: the rest neither appears nor counts. */
export interface Visibility {
  /** One that says yes is enough. Hand in the same function while its answers stay the same. */
  readonly alike: readonly SeesAlike[];
  /** Ids of further resources. */
  readonly alone: readonly string[];
}

/** Remembers what is visible, by class; asked again about new classes only. Belongs to one {@link LabelClasses}. */
export class VisibleClasses {
  readonly #classes: LabelClasses;
  readonly #known = new WeakMap<SeesAlike, Bits>();

  constructor(classes: LabelClasses) {
    this.#classes = classes;
  }

  /** The visible classes. */
  of({ alike }: Visibility): Bits {
    const visible = new Bits(this.#classes.end);
    for (const sees of alike) visible.or(this.#answers(sees));
    return visible;
  }

  #answers(sees: SeesAlike): Bits {
    const { end, kinds, protocols, labels } = this.#classes;
    const known = this.#known.get(sees) ?? new Bits(gone + 1);
    if (known.size === end) return known;
    const answers = new Bits(end).or(known);
    for (let each = known.size; each < end; each++) {
      const kind = kinds[each];
      const alike = { protocol: protocols[each] ?? '', labels: labels[each] ?? {} };
      if (kind && sees({ kind, ...alike })) answers.add(each);
    }
    this.#known.set(sees, answers);
    return answers;
  }
}

/** The rows of a segment that fit and that the caller may know of. */
export function visibleRows(
  segment: Segment,
  { fitting, visible, alone }: { fitting: Bits; visible: Bits; alone: readonly Resource[] },
): Bits {
  const rows = segment.rowsOf(fitting.copy().and(visible), segment.all());
  for (const resource of alone) {
    const row = segment.rowOf(resource);
    if (row !== null && fitting.has(segment.classes[row] ?? gone)) rows.add(row);
  }
  return rows;
}
