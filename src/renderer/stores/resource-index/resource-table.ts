import { compare } from '#shared/lib/search-words';
import type { Resource } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import { Interned } from './interned';
import { LabelTexts } from './label-texts';
import { grown, TextColumn } from './text-column';
import { listedWay, looseWay, namesWay, slippingWay } from './ways';
import { WordSearch } from './word-search';

/** What rows have in common with many others. */
type Alike = Pick<Resource, 'kind' | 'protocol' | 'description'> & Omit<ResourceRow, 'resource'>;

/** So many rows are kept as objects. */
const mostMade = 1_000;

/**
 * What the caller may see, as columns, in the cluster's order: by lower-cased name, then by id. Rows are added in that
 * order, and only what may be done with them changes.
 */
export class ResourceTable {
  /** Lower-cased. */
  readonly names = new TextColumn();
  /** Behind the cluster and the kind; as written. */
  readonly ids = new TextColumn();
  /** Rows whose ids are not written in lower case. */
  readonly writtenIds = new Set<number>();
  readonly #idStarts = new Interned<string>();
  /** Names that are not written in lower case, by row. */
  readonly #written = new Map<number, string>();
  readonly labels = new LabelTexts();
  readonly #alike = new Interned<Alike>();
  /** By row: where its labels start, and one more entry past the end. */
  labelStarts = new Uint32Array(257);
  labelList = new Uint32Array(1_024);
  readonly searches = {
    listed: new WordSearch(listedWay(this)),
    inNames: new WordSearch(namesWay(this)),
    loosely: new WordSearch(looseWay(this)),
    withSlips: new WordSearch(slippingWay(this)),
  };
  readonly #made = new Map<number, ResourceRow>();
  #alikeOf = new Uint32Array(256);
  #idStartOf = new Uint16Array(256);

  get count(): number {
    return this.names.count;
  }

  /** About how much memory it takes. */
  get bytes(): number {
    const columns = [this.labelStarts, this.labelList, this.#alikeOf, this.#idStartOf];
    const searches = Object.values(this.searches);
    const parts = [this.names, this.ids, this.#idStarts, this.labels, this.#alike];
    const sum = (sizes: readonly number[]) => sizes.reduce((all, each) => all + each, 0);
    return (
      sum(columns.map(({ byteLength }) => byteLength)) +
      sum([...parts, ...searches].map(({ bytes }) => bytes)) +
      this.#written.size * 120
    );
  }

  /** Adds a row behind the others. */
  add(row: ResourceRow): void {
    const { id, name, labels } = row.resource;
    const at = this.count;
    this.#makeRoom(at + 1);
    const lower = name.toLowerCase();
    this.names.add(lower);
    if (lower !== name) this.#written.set(at, name);
    const last = id.indexOf('/', id.indexOf('/', 1) + 1) + 1;
    const behind = id.slice(last);
    this.ids.add(behind);
    if (behind !== behind.toLowerCase()) this.writtenIds.add(at);
    this.#idStartOf[at] = this.#idStarts.number(id.slice(0, last));
    this.#alikeOf[at] = this.#alike.number(alikeOf(row));
    this.#addLabels(at, labels);
  }

  /** Lets go of the room for more rows. */
  trim(): void {
    const { count } = this;
    for (const column of [this.names, this.ids, this.labels]) column.trim();
    this.labelList = this.labelList.slice(0, this.labelStarts[count]);
    this.labelStarts = this.labelStarts.slice(0, count + 1);
    this.#alikeOf = this.#alikeOf.slice(0, count);
    this.#idStartOf = this.#idStartOf.slice(0, count);
  }

  /** The same object for the same row, until something is learnt: what shows it need not draw it again. */
  row(at: number): ResourceRow {
    const known = this.#made.get(at);
    if (known) return known;
    if (this.#made.size >= mostMade) this.#made.clear();
    const row = this.#make(at);
    this.#made.set(at, row);
    return row;
  }

  #make(at: number): ResourceRow {
    const { kind, protocol, description, ...access } = this.alike(at);
    const labels = Object.fromEntries(this.#labelsOf(at));
    const resource = { id: this.id(at), kind, name: this.name(at), labels, description, protocol };
    return { resource, ...access };
  }

  name(at: number): string {
    return this.#written.get(at) ?? this.names.text(at);
  }

  id(at: number): string {
    return (this.#idStarts.things[this.#idStartOf[at] ?? 0] ?? '') + this.ids.text(at);
  }

  alike(at: number): Alike {
    const alike = this.#alike.things[this.#alikeOf[at] ?? 0];
    if (!alike) throw new RangeError(`There is no row ${at}`);
    return alike;
  }

  /** What {@link alike} gives for equal numbers is equal. */
  alikeNumber(at: number): number {
    return this.#alikeOf[at] ?? 0;
  }

  get alikes(): readonly Alike[] {
    return this.#alike.things;
  }

  hasLabel(at: number, key: string, value: string): boolean {
    return this.#labelsOf(at).some(([each, its]) => each === key && its === value);
  }

  /** Takes in what may be done with a resource now. @returns whether it is here, just as it is described */
  learn(row: ResourceRow): boolean {
    const { id, name, labels } = row.resource;
    const at = this.rowOf(name, id);
    if (at === null || this.name(at) !== name) return false;
    const known = this.#labelsOf(at);
    const isSame = known.length === Object.keys(labels).length;
    if (!isSame || known.some(([key, value]) => labels[key] !== value)) return false;
    this.#alikeOf[at] = this.#alike.number(alikeOf(row));
    this.#made.delete(at);
    return true;
  }

  /** Where a resource stands; `null` when it is not here. */
  rowOf(name: string, id: string): number | null {
    const lower = name.toLowerCase();
    let at = this.firstFrom(lower);
    while (at < this.count && this.names.text(at) === lower) {
      if (this.id(at) === id) return at;
      at += 1;
    }
    return null;
  }

  /** The first row whose lower-cased name is not before a text. */
  firstFrom(text: string): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.names.text(middle), text) >= 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #labelsOf(at: number): (readonly [string, string])[] {
    const [from, to] = [this.labelStarts[at] ?? 0, this.labelStarts[at + 1] ?? 0];
    return Array.from(this.labelList.subarray(from, to), (number) => this.labels.pair(number));
  }

  #addLabels(at: number, labels: Resource['labels']): void {
    let end = this.labelStarts[at] ?? 0;
    for (const [key, value] of Object.entries(labels)) {
      if (end >= this.labelList.length) this.labelList = grown(this.labelList, end + 1);
      this.labelList[end++] = this.labels.number(key, value);
    }
    this.labelStarts[at + 1] = end;
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#alikeOf.length && rows < this.labelStarts.length) return;
    this.#alikeOf = grown(this.#alikeOf, rows);
    this.#idStartOf = grown(this.#idStartOf, rows);
    this.labelStarts = grown(this.labelStarts, this.#alikeOf.length + 1);
  }
}

function alikeOf({ resource, ...access }: ResourceRow): Alike {
  const { kind, protocol, description } = resource;
  return { kind, protocol, description, ...access };
}
