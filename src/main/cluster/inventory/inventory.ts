import type { Resource, ResourceKind } from '#shared/model/resource';
import type { LabelCount } from '#shared/model/search';
import { readCursor, writeCursor } from './cursor';
import { countLabels } from './label-counts';
import type { LabelClasses } from './label-classes';
import { fittingClasses, type Narrowing } from './narrowing';
import { Page, type Found } from './page';
import type { Condition } from './predicate/condition';
import { PredicateSearch } from './predicate/predicate-search';
import { classesWithWords, findWords } from './rank-words';
import type { Segment } from './segment';
import { Segments } from './segments';
import { VisibleClasses, visibleRows, type Visibility } from './visibility';
import { compare, wordsOf } from '#shared/lib/search-words';

export interface InventoryQuery<Row> extends Narrowing {
  /** Words that must all occur in the name, a label or the id. Never a regular expression. */
  readonly query: string;
  /** What must hold besides; `null` for nothing. */
  readonly predicate: Condition | null;
  /** What the caller may know of: the rest neither appears nor counts. */
  readonly visibility: Visibility;
  /** From the page before, or `null` for the first. */
  readonly cursor: string | null;
  readonly limit: number;
  readonly countLabels: boolean;
  /** Makes a row of the answer; called for the rows of the page alone. */
  readonly row: (resource: Resource) => Row;
}

export interface InventoryPage<Row> {
  readonly rows: Row[];
  readonly next: string | null;
  /** How many there are on all pages. */
  readonly total: number;
  /** Of all pages; empty unless asked for. */
  readonly labelCounts: LabelCount[];
}

/** How many resources there are, by kind. */
export type KindCounts = Partial<Record<ResourceKind, number>>;

/** The cluster's resources in memory, for searching. The store feeds it; it keeps nothing itself. */
export interface Inventory {
  replaceAll(resources: Iterable<Resource>): void;
  put(resource: Resource): void;
  remove(id: string): void;
  get(id: string): Resource | undefined;
  /** Every resource, sorted by lower-cased name and then id. */
  all(): readonly Resource[];
  /** Whether there is anything that a caller may know of. */
  hasAny(visibility: Visibility): boolean;
  /** How many resources of each kind a caller may know of; kinds that do not occur are left out. */
  countKinds(visibility: Visibility): KindCounts;
  /** @throws ExpectedError `invalid_input` for a cursor that is not from here */
  search<Row>(query: InventoryQuery<Row>): InventoryPage<Row>;
}

/**
 * Makes an empty inventory. Resources of a kind with equal labels share one frozen labels object, so that what is
 * derived from labels can be remembered by it. A change is taken in at the next search, at a cost that does not
 * grow with the inventory.
 */
export function createInventory(): Inventory {
  return new MemoryInventory();
}

class MemoryInventory implements Inventory {
  readonly #segments = new Segments();
  #visible: { readonly classes: LabelClasses; readonly visible: VisibleClasses } | null = null;

  replaceAll(resources: Iterable<Resource>): void {
    this.#segments.replaceAll(resources);
  }

  put(resource: Resource): void {
    this.#segments.put(resource);
  }

  remove(id: string): void {
    this.#segments.remove(id);
  }

  get(id: string): Resource | undefined {
    return this.#segments.get(id);
  }

  all(): readonly Resource[] {
    return [...this.#segments.all()].sort(
      (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id),
    );
  }

  hasAny(visibility: Visibility): boolean {
    const { classes } = this.#segments.upToDate();
    if (visibility.alone.some((id) => this.get(id) !== undefined)) return true;
    const visible = this.#visibleClasses(classes).of(visibility);
    for (let each = visible.next(0); each !== -1; each = visible.next(each + 1))
      if (classes.sizes[each]) return true;
    return false;
  }

  countKinds(visibility: Visibility): KindCounts {
    const { classes } = this.#segments.upToDate();
    const { byKind, sizes } = classes;
    const visible = this.#visibleClasses(classes).of(visibility);
    const counts: KindCounts = {};
    const add = (kind: ResourceKind, count: number) => {
      if (count > 0) counts[kind] = (counts[kind] ?? 0) + count;
    };
    for (const [kind, ofKind] of byKind) {
      let count = 0;
      ofKind.each((each) => {
        if (visible.has(each)) count += sizes[each] ?? 0;
      });
      add(kind, count);
    }
    for (const id of new Set(visibility.alone)) {
      const resource = this.get(id);
      if (resource && !visible.has(classes.of(resource))) add(resource.kind, 1);
    }
    return counts;
  }

  search<Row>(query: InventoryQuery<Row>): InventoryPage<Row> {
    const { segments, classes } = this.#segments.upToDate();
    const after = query.cursor === null ? null : readCursor(query.cursor);
    const hitsOf = query.countLabels ? classes.end : null;
    const page = new Page({ after, limit: query.limit, hitsOf });
    for (const found of this.#find(query, segments, classes)) page.add(found);
    const rows = page.rows();
    const last = rows[query.limit - 1];
    return {
      rows: rows.slice(0, query.limit).flatMap(({ id }) => {
        const resource = this.get(id);
        return resource ? [query.row(resource)] : [];
      }),
      next: rows.length > query.limit && last ? writeCursor(last) : null,
      total: page.total,
      labelCounts: page.hits ? countLabels(classes, page.hits) : [],
    };
  }

  *#find(
    query: Omit<InventoryQuery<unknown>, 'row'>,
    segments: readonly Segment[],
    classes: LabelClasses,
  ): Iterable<Found> {
    const words = wordsOf(query.query);
    const inLabels = classesWithWords(classes, words);
    const visible = this.#visibleClasses(classes).of(query.visibility);
    const fitting = fittingClasses(classes, query);
    const alone = query.visibility.alone.flatMap((id) => this.get(id) ?? []);
    const conditions = new PredicateSearch(classes);
    for (const segment of segments) {
      const among = visibleRows(segment, { fitting, visible, alone });
      const { rows, near } = findWords(segment, words, { inLabels, among });
      const { predicate } = query;
      yield { segment, near, rows: predicate ? conditions.find(predicate, segment, rows) : rows };
    }
  }

  #visibleClasses(classes: LabelClasses): VisibleClasses {
    if (this.#visible?.classes !== classes)
      this.#visible = { classes, visible: new VisibleClasses(classes) };
    return this.#visible.visible;
  }
}
