import type { Resource } from '#shared/model/resource';
import { LabelClasses } from './label-classes';
import { Segment } from './segment';

/**
 * All resources in a few segments, each at least twice as large as the next, so that a change costs little: new
 * resources wait, become a small segment at the next search, and segments are joined as they grow alike.
 */
export class Segments {
  readonly #resources = new Map<string, Resource>();
  readonly #waiting = new Map<string, Resource>();
  #classes = new LabelClasses();
  #segments: Segment[] = [];

  get(id: string): Resource | undefined {
    return this.#resources.get(id);
  }

  all(): Iterable<Resource> {
    return this.#resources.values();
  }

  replaceAll(resources: Iterable<Resource>): void {
    this.#resources.clear();
    this.#waiting.clear();
    this.#classes = new LabelClasses();
    this.#segments = [];
    for (const resource of resources) this.put(resource);
    this.upToDate();
  }

  put(resource: Resource): void {
    const shared = this.#classes.share(resource);
    const known = this.#resources.get(resource.id);
    if (known && isSame(known, shared)) return;
    if (known) this.remove(resource.id);
    this.#resources.set(resource.id, shared);
    this.#waiting.set(resource.id, shared);
  }

  remove(id: string): void {
    const known = this.#resources.get(id);
    if (!known) return;
    this.#resources.delete(id);
    if (this.#waiting.delete(id)) return;
    for (const segment of this.#segments) {
      const row = segment.rowOf(known);
      if (row !== null) segment.remove(row);
    }
  }

  /** The segments with every change in them, and the classes of their rows. */
  upToDate(): { readonly segments: readonly Segment[]; readonly classes: LabelClasses } {
    const sparse = this.#segments.some(({ live, size }) => live < size / 2);
    if (this.#waiting.size > 0 || sparse) this.#join();
    return { segments: this.#segments, classes: this.#classes };
  }

  #join(): void {
    let joined = [...this.#waiting.values()];
    this.#waiting.clear();
    const kept: Segment[] = [];
    for (const segment of this.#segments.toReversed()) {
      const alike = segment.live < joined.length * 2;
      if (alike || segment.live < segment.size / 2) joined = [...joined, ...segment.dissolve()];
      else kept.push(segment);
    }
    if (kept.length === 0 && this.#classes.end - 1 > joined.length)
      joined = this.#startAfresh(joined);
    if (joined.length > 0) kept.push(new Segment(joined, this.#classes));
    this.#segments = kept.sort((a, b) => b.live - a.live);
  }

  /** Forgets the classes that nothing has any more. */
  #startAfresh(resources: readonly Resource[]): Resource[] {
    this.#classes = new LabelClasses();
    return resources.map((resource) => {
      const shared = this.#classes.share(resource);
      this.#resources.set(shared.id, shared);
      return shared;
    });
  }
}

function isSame(a: Resource, b: Resource): boolean {
  // Equal labels objects mean the same kind and protocol.
  return a.labels === b.labels && a.name === b.name && a.description === b.description;
}
