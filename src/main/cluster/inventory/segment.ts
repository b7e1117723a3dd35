import type { Resource } from '#shared/model/resource';
import { Bits, lowestIn } from './bits';
import { GramColumn } from './gram-column';
import { gone, type LabelClasses } from './label-classes';
import { compare, lastPart } from '#shared/lib/search-words';

/** Where a row stands among others: by lower-cased name, then by id. */
export interface Place {
  readonly name: string;
  readonly id: string;
}

/**
 * Some of the resources as columns, sorted by name and then id. Rows are never added; a removed one goes to the class
 * {@link gone}.
 */
export class Segment {
  readonly resources: readonly Resource[];
  /** Lower-cased names, by row. */
  readonly names: readonly string[];
  /** Names as they are written, by row; the very string of `names` where they do not differ. */
  readonly writtenNames: readonly string[];
  /** The rows whose names are written in lower case, so that what is true of the one is of the other. */
  readonly lowerNames: Bits;
  readonly nameColumn: GramColumn;
  readonly idColumn: GramColumn;
  /** By row. */
  readonly classes: Uint32Array;
  /** Rows that are not removed. */
  live: number;
  readonly #known: LabelClasses;

  /** @param resources shared by `classes` */
  constructor(resources: readonly Resource[], classes: LabelClasses) {
    const named = resources.map((resource) => ({ resource, name: resource.name.toLowerCase() }));
    named.sort((a, b) => compare(a.name, b.name) || compare(a.resource.id, b.resource.id));
    this.resources = named.map(({ resource }) => resource);
    this.names = named.map(({ name }) => name);
    this.writtenNames = named.map(({ resource, name }) =>
      resource.name === name ? name : resource.name,
    );
    this.lowerNames = new Bits(named.length);
    named.forEach(({ resource, name }, row) => resource.name === name && this.lowerNames.add(row));
    this.nameColumn = new GramColumn(this.names, 1);
    this.idColumn = new GramColumn(
      this.resources.map(({ id }) => lastPart(id)),
      3,
    );
    this.classes = Uint32Array.from(this.resources, (resource) => classes.of(resource));
    this.live = resources.length;
    this.#known = classes;
    for (const each of this.classes) classes.sizes[each] = (classes.sizes[each] ?? 0) + 1;
  }

  get size(): number {
    return this.resources.length;
  }

  /** The first row that is not before the place. */
  rowAt(place: Place): number {
    return this.#first((name, row) => {
      const order = compare(name, place.name) || compare(this.resources[row]?.id ?? '', place.id);
      return order >= 0;
    });
  }

  /** The rows whose names start with a text, and the first of them whose name is not just that text. */
  namesFrom(text: string): { readonly from: number; readonly longer: number; readonly to: number } {
    return {
      from: this.#first((name) => name >= text),
      longer: this.#first((name) => name > text),
      to: this.#first((name) => name > text && !name.startsWith(text)),
    };
  }

  all(): Bits {
    return new Bits(this.size).addRange(0, this.size);
  }

  /** The rows, among some, that are of these classes. */
  rowsOf({ words }: Bits, among: Bits): Bits {
    const rows = new Bits(this.size);
    for (let at = 0; at < among.words.length; at++) {
      let found = 0;
      for (let left = among.words[at] ?? 0; left !== 0; left &= left - 1) {
        const row = (at << 5) + lowestIn(left);
        const each = this.classes[row] ?? gone;
        // Without a branch, which would be guessed wrong half the time: the row's bit, or 0.
        found |= left & -left & -(((words[each >>> 5] ?? 0) >>> (each & 31)) & 1);
      }
      rows.words[at] = found;
    }
    return rows;
  }

  /** The row of a resource; `null` when it is not here or was removed. */
  rowOf(resource: Resource): number | null {
    let row = this.rowAt({ name: resource.name.toLowerCase(), id: resource.id });
    while (row < this.size && this.resources[row]?.id === resource.id) {
      if (this.resources[row] === resource && this.classes[row] !== gone) return row;
      row += 1;
    }
    return null;
  }

  remove(row: number): void {
    this.#leave(row);
    this.classes[row] = gone;
  }

  /** What is left, in order. The segment is of no use any more. */
  dissolve(): Resource[] {
    const left = this.resources.filter((_, row) => this.classes[row] !== gone);
    for (let row = 0; row < this.size; row++) if (this.classes[row] !== gone) this.remove(row);
    return left;
  }

  /** The first row for which something holds that holds for all behind it too. */
  #first(holds: (name: string, row: number) => boolean): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.names[middle] ?? '', middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #leave(row: number): void {
    const { sizes } = this.#known;
    const left = this.classes[row] ?? gone;
    sizes[left] = (sizes[left] ?? 0) - 1;
    this.live -= 1;
  }
}
