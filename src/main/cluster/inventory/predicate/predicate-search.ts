import { Bits } from '../bits';
import type { LabelClasses } from '../label-classes';
import { classesWithWords, findWords, type WordClasses } from '../rank-words';
import type { Segment } from '../segment';
import { ClassConditions } from './class-conditions';
import type { Condition } from './condition';
import { isByClass } from './holds';
import { rowsByName } from './name-rows';

/**
 * Tries a condition on everything at once: what depends on one label is tried once for each of its values, what
 * depends on kind and labels once a class, and only the rest for each resource that may still matter. Made for one
 * search.
 */
export class PredicateSearch {
  readonly #classes: LabelClasses;
  /** The same for all segments. */
  readonly #byClass: ClassConditions;
  readonly #words = new Map<Condition, WordClasses>();

  constructor(classes: LabelClasses) {
    this.#classes = classes;
    this.#byClass = new ClassConditions(classes);
  }

  /** The rows, among some, for which a condition holds. Not to be changed. */
  find(condition: Condition, segment: Segment, among: Bits): Bits {
    if (isByClass(condition))
      return segment.rowsOf(this.#byClass.holding('all', [condition]), among);
    switch (condition.type) {
      case 'not':
        return among.copy().minus(this.find(condition.part, segment, among));
      case 'all':
        return this.#findAll(condition.parts, segment, among);
      case 'any':
        return this.#findAny(condition.parts, segment, among);
      case 'search':
        return this.#findWords(condition, segment, among);
      case 'exists':
        return new Bits(segment.size);
      default:
        return rowsByName(condition, segment, { classes: this.#byClass, among });
    }
  }

  /** What is decided by class goes first, so that fewer rows are tried. */
  #findAll(parts: readonly Condition[], segment: Segment, among: Bits): Bits {
    const byClass = parts.filter((part) => isByClass(part));
    let found = among;
    if (byClass.length > 0) found = segment.rowsOf(this.#byClass.holding('all', byClass), among);
    for (const part of parts) if (!isByClass(part)) found = this.find(part, segment, found);
    return found;
  }

  #findAny(parts: readonly Condition[], segment: Segment, among: Bits): Bits {
    const byClass = parts.filter((part) => isByClass(part));
    const found = segment.rowsOf(this.#byClass.holding('any', byClass), among);
    for (const part of parts)
      if (!isByClass(part)) found.or(this.find(part, segment, among.copy().minus(found)));
    return found;
  }

  #findWords(
    condition: Extract<Condition, { type: 'search' }>,
    segment: Segment,
    among: Bits,
  ): Bits {
    const { words } = condition;
    const inLabels = this.#words.get(condition) ?? classesWithWords(this.#classes, words);
    this.#words.set(condition, inLabels);
    return findWords(segment, words, { inLabels, among }).rows;
  }
}
