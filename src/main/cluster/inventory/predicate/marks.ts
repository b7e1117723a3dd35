import type { LabelClasses } from '../label-classes';
import { classesWithWords, rankRows } from '../rank-words';
import type { Segment } from '../segment';
import { ClassAtoms } from './class-atoms';
import type { Condition } from './condition';
import { neededInName, testOf, textsOf, type Column, type Comparison } from './holds';

/** For what a condition holds: 1 for each class, or, when it depends on more than kind and labels, for each row. */
export interface Marks {
  readonly by: 'class' | 'row';
  readonly marks: Uint8Array;
}

/**
 * Tries a condition on everything at once: what depends on one label is tried once for each of its values, what
 * depends on kind and labels once a class, and only the rest for each resource that may still matter. Made for one
 * search.
 */
export class PredicateSearch {
  readonly #classes: LabelClasses;
  /** The same for all segments. */
  readonly #atoms: ClassAtoms;

  constructor(classes: LabelClasses) {
    this.#classes = classes;
    this.#atoms = new ClassAtoms(classes);
  }

  /** @param wanted by row: 1 for those that matter; the marks of others mean nothing */
  find(condition: Condition, segment: Segment, wanted: Uint8Array): Marks {
    switch (condition.type) {
      case 'not': {
        const { by, marks } = this.find(condition.part, segment, wanted);
        return { by, marks: marks.map((mark) => 1 - mark) };
      }
      case 'all':
      case 'any':
        return this.#group(condition, segment, wanted);
      case 'search':
        return { by: 'row', marks: this.#words(condition.words, segment) };
      default:
        return isByClass(condition)
          ? { by: 'class', marks: this.#atoms.marks(condition) }
          : { by: 'row', marks: this.#eachRow(condition as Comparison, segment, wanted) };
    }
  }

  /** What is decided by class goes first, so that fewer rows are tried. */
  #group(
    { type, parts }: Extract<Condition, { parts: readonly Condition[] }>,
    segment: Segment,
    wanted: Uint8Array,
  ): Marks {
    const classesFirst = [
      ...parts.filter((part) => isByClass(part)),
      ...parts.filter((part) => !isByClass(part)),
    ];
    let joined: Marks | null = null;
    for (const part of classesFirst) {
      if (!joined) {
        joined = this.find(part, segment, wanted);
        continue;
      }
      const open = isByClass(part) ? wanted : stillOpen(type, joined, segment, wanted);
      joined = combine(type, joined, this.find(part, segment, open), segment);
    }
    return joined ?? { by: 'row', marks: wanted };
  }

  #words(words: readonly string[], segment: Segment): Uint8Array {
    const ranks = rankRows(segment, words, classesWithWords(this.#classes, words));
    return ranks.map((rank) => (rank === 0 ? 0 : 1));
  }

  #eachRow(comparison: Comparison, segment: Segment, wanted: Uint8Array): Uint8Array {
    const { names, writtenNames, classes, nameColumn } = segment;
    const marks = new Uint8Array(segment.size);
    const test = testOf(comparison, (text): Column => {
      if (text.type === 'name') return (row) => writtenNames[row] ?? '';
      const values = this.#atoms.column(text);
      return (row) => values(classes[row] ?? 0);
    });
    const needed = neededInName(comparison);
    if (needed) {
      nameColumn.find(needed.text, { marks: wanted, least: 1 }, (row) => {
        const sure = needed.isEnough && names[row] === writtenNames[row];
        if (sure || test(row)) marks[row] = 1;
      });
    } else
      for (let row = 0; row < marks.length; row++)
        if (wanted[row] === 1 && test(row)) marks[row] = 1;
    return marks;
  }
}

/** Whether kind and labels alone decide. */
function isByClass(condition: Condition): boolean {
  switch (condition.type) {
    case 'exists':
      return true;
    case 'search':
      return false;
    case 'not':
      return isByClass(condition.part);
    case 'all':
    case 'any':
      return condition.parts.every((part) => isByClass(part));
    default:
      return textsOf(condition).every((text) => text.type !== 'name');
  }
}

function stillOpen(
  type: 'all' | 'any',
  joined: Marks,
  segment: Segment,
  wanted: Uint8Array,
): Uint8Array {
  const found = perRow(joined, segment);
  const open = type === 'all' ? 1 : 0;
  return found.map((mark, row) => (mark === open && wanted[row] === 1 ? 1 : 0));
}

function combine(type: 'all' | 'any', a: Marks, b: Marks, segment: Segment): Marks {
  const by = a.by === 'class' && b.by === 'class' ? 'class' : 'row';
  const [left, right] =
    by === 'class' ? [a.marks, b.marks] : [perRow(a, segment), perRow(b, segment)];
  const marks = new Uint8Array(left.length);
  for (let at = 0; at < marks.length; at++) {
    const [x, y] = [left[at] ?? 0, right[at] ?? 0];
    marks[at] = type === 'all' ? x & y : x | y;
  }
  return { by, marks };
}

function perRow({ by, marks }: Marks, { classes }: Segment): Uint8Array {
  if (by === 'row') return marks;
  const rows = new Uint8Array(classes.length);
  for (let row = 0; row < rows.length; row++) rows[row] = marks[classes[row] ?? 0] ?? 0;
  return rows;
}
