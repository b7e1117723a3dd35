import type { Labels, Resource } from '#shared/model/resource';
import { readCursor, writeCursor, type Cursor } from './cursor';
import { compare, SearchIndex, wordsOf, type Narrowing, type Rank } from './search-index';

export interface InventoryQuery<Row> extends Narrowing {
  /** Words that must all occur in the name, a label or the id. Never a regular expression. */
  readonly query: string;
  /** What the caller may know of: the rest neither appears nor counts. */
  readonly filter: (resource: Resource) => boolean;
  /** From the page before, or `null` for the first. */
  readonly cursor: string | null;
  readonly limit: number;
  /** Makes a row of the answer; called for the rows of the page alone. */
  readonly row: (resource: Resource) => Row;
}

export interface InventoryPage<Row> {
  readonly rows: Row[];
  readonly next: string | null;
  /** How many there are on all pages. */
  readonly total: number;
}

/** The cluster's resources in memory, for searching. The store feeds it; it keeps nothing itself. */
export interface Inventory {
  replaceAll(resources: Iterable<Resource>): void;
  put(resource: Resource): void;
  remove(id: string): void;
  get(id: string): Resource | undefined;
  /** Every resource, sorted by name and then id. */
  all(): readonly Resource[];
  /** @throws ExpectedError `invalid_input` for a cursor that is not from here */
  search<Row>(query: InventoryQuery<Row>): InventoryPage<Row>;
}

/**
 * Makes an empty inventory. Resources with equal labels share one frozen labels object, so that what is derived
 * from labels can be remembered by it. The index is built at the first search after a change.
 */
export function createInventory(): Inventory {
  return new MemoryInventory();
}

class MemoryInventory implements Inventory {
  readonly #resources = new Map<string, Resource>();
  #labels = new Map<string, Labels>();
  #index: SearchIndex | null = null;

  replaceAll(resources: Iterable<Resource>): void {
    this.#resources.clear();
    this.#labels = new Map();
    for (const resource of resources) this.#set(resource);
  }

  put(resource: Resource): void {
    this.#set(resource);
  }

  remove(id: string): void {
    if (this.#resources.delete(id)) this.#index = null;
  }

  get(id: string): Resource | undefined {
    return this.#resources.get(id);
  }

  all(): readonly Resource[] {
    return this.#indexNow().resources;
  }

  search<Row>(query: InventoryQuery<Row>): InventoryPage<Row> {
    const index = this.#indexNow();
    const after = query.cursor === null ? null : readCursor(query.cursor);
    const page: Resource[] = [];
    let last: Cursor | null = null;
    let total = 0;
    let more = false;
    index.find(wordsOf(query.query), query).forEach((rows, rank) => {
      for (const row of rows) {
        const resource = index.resources[row];
        if (!resource || !query.filter(resource)) continue;
        total += 1;
        if (more || (after && !comesAfter(index, rank, row, after))) continue;
        if (page.length === query.limit) more = true;
        else {
          page.push(resource);
          last = { rank: rank as Rank, name: index.names[row] ?? '', id: resource.id };
        }
      }
    });
    const next = more && last ? writeCursor(last) : null;
    return { rows: page.map((resource) => query.row(resource)), next, total };
  }

  #set(resource: Resource): void {
    const labels = this.#shared(resource.labels);
    const known = this.#resources.get(resource.id);
    if (known && known.labels === labels && sameText(known, resource)) return;
    this.#resources.set(resource.id, { ...resource, labels: labels as Resource['labels'] });
    this.#index = null;
  }

  #shared(labels: Labels): Labels {
    const pairs = Object.entries(labels).toSorted(([a], [b]) => compare(a, b));
    const key = JSON.stringify(pairs);
    const known = this.#labels.get(key);
    if (known) return known;
    const fresh = Object.freeze(Object.fromEntries(pairs));
    this.#labels.set(key, fresh);
    return fresh;
  }

  #indexNow(): SearchIndex {
    this.#index ??= new SearchIndex([...this.#resources.values()]);
    return this.#index;
  }
}

function sameText(a: Resource, b: Resource): boolean {
  return a.name === b.name && a.kind === b.kind && a.description === b.description;
}

function comesAfter(index: SearchIndex, rank: number, row: number, cursor: Cursor): boolean {
  if (rank !== cursor.rank) return rank > cursor.rank;
  const name = index.names[row] ?? '';
  const id = index.resources[row]?.id ?? '';
  return (compare(name, cursor.name) || compare(id, cursor.id)) > 0;
}
