import type { Labels, Resource, ResourceKind } from '#shared/model/resource';
import { Bits } from './bits';
import { LabelPairs } from './label-pairs';
import { NumberSet } from './number-set';
import { compare } from '#shared/lib/search-words';

/** The class of what was removed: it is never marked, so it is in no answer. */
export const gone = 0;

/**
 * Resources of one kind and protocol with equal labels form a class, numbered from 1. What depends on these alone,
 * such as what roles allow, is found out once a class. Only grows, until the inventory starts a fresh one.
 */
export class LabelClasses {
  readonly pairs = new LabelPairs();
  readonly kinds: (ResourceKind | null)[] = [null];
  readonly byKind = new Map<ResourceKind, NumberSet>();
  readonly protocols: string[] = [''];
  readonly labels: Labels[] = [Object.freeze({})];
  /** How many resources each class has now. */
  readonly sizes: number[] = [0];
  readonly #numbers = new Map<string, number>();
  readonly #byLabels = new Map<Labels, number>();
  /** Pairs of all classes, one class after another, and where each class starts. */
  readonly #pairList: number[] = [];
  readonly #pairStarts: number[] = [0, 0];

  /** Past the highest class. */
  get end(): number {
    return this.kinds.length;
  }

  /** The resource with labels that are shared by its class, frozen, so that whatever derives from them can be kept by them. */
  share(resource: Resource): Resource {
    const pairs = Object.entries(resource.labels).toSorted(([a], [b]) => compare(a, b));
    const numbers = pairs.map(([key, value]) => this.pairs.intern(key, value));
    const id = `${resource.kind} ${resource.protocol} ${numbers.join(' ')}`;
    const known = this.#numbers.get(id) ?? this.#add(id, resource, pairs, numbers);
    return { ...resource, labels: this.labels[known] as Resource['labels'] };
  }

  /** The class of a resource that {@link share} returned. */
  of(resource: Resource): number {
    return this.#byLabels.get(resource.labels) ?? gone;
  }

  /**
   * Adds up by label what is counted by class.
   *
   * @returns by pair
   */
  countPairs(counts: Uint32Array): Uint32Array {
    const [list, starts] = [this.#pairList, this.#pairStarts];
    const sums = new Uint32Array(this.pairs.count);
    for (let each = 1; each < counts.length; each++) {
      const count = counts[each] ?? 0;
      if (count === 0) continue;
      const end = starts[each + 1] ?? 0;
      for (let at = starts[each] ?? 0; at < end; at++) {
        const pair = list[at] ?? 0;
        sums[pair] = (sums[pair] ?? 0) + count;
      }
    }
    return sums;
  }

  /** Those that have a label with the word in it. */
  withWord(word: string): Bits {
    const found = new Bits(this.end);
    this.pairs.addClassesWith(word, found);
    return found;
  }

  #add(
    id: string,
    { kind, protocol }: Resource,
    pairs: readonly (readonly [string, string])[],
    numbers: readonly number[],
  ): number {
    const fresh = this.end;
    const labels = Object.freeze(Object.fromEntries(pairs));
    this.kinds.push(kind);
    const alike = this.byKind.get(kind) ?? new NumberSet();
    this.byKind.set(kind, alike);
    alike.add(fresh);
    this.protocols.push(protocol);
    this.labels.push(labels);
    this.sizes.push(0);
    this.#numbers.set(id, fresh);
    this.#byLabels.set(labels, fresh);
    for (const pair of numbers) {
      this.#pairList.push(pair);
      this.pairs.addClass(pair, fresh);
    }
    this.#pairStarts.push(this.#pairList.length);
    return fresh;
  }
}
