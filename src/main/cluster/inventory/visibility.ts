import type { Resource } from '#shared/model/resource';
import type { LabelClasses } from './label-classes';
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
  readonly #known = new WeakMap<SeesAlike, Uint8Array>();

  constructor(classes: LabelClasses) {
    this.#classes = classes;
  }

  /** By class: 1 for the visible ones. */
  marks({ alike }: Visibility): Uint8Array {
    const marks = new Uint8Array(this.#classes.end);
    for (const sees of alike) {
      const answers = this.#answers(sees);
      for (let each = 1; each < marks.length; each++) if (answers[each] === 1) marks[each] = 1;
    }
    return marks;
  }

  #answers(sees: SeesAlike): Uint8Array {
    const { end, kinds, protocols, labels } = this.#classes;
    const known = this.#known.get(sees) ?? new Uint8Array(0);
    if (known.length === end) return known;
    const answers = new Uint8Array(end);
    answers.set(known);
    for (let each = Math.max(1, known.length); each < end; each++) {
      const kind = kinds[each];
      if (kind)
        answers[each] = sees({ kind, protocol: protocols[each] ?? '', labels: labels[each] ?? {} })
          ? 1
          : 0;
    }
    this.#known.set(sees, answers);
    return answers;
  }
}

/** By row: 1 for those that are visible on their own account; `null` when there are none. */
export function rowsAlone(segment: Segment, alone: readonly Resource[]): Uint8Array | null {
  let marks: Uint8Array | null = null;
  for (const resource of alone) {
    const row = segment.rowOf(resource);
    if (row === null) continue;
    marks ??= new Uint8Array(segment.size);
    marks[row] = 1;
  }
  return marks;
}
