import { isOfStarts, nearness, nearnessOf, shortestTypo, standing, type Needle } from './match';
import type { ResourceTable } from './resource-table';
import type { TextColumn } from './text-column';

/** How near a word is to each row. */
export interface Marks {
  /** By row: {@link nearness}. */
  readonly near: Uint8Array;
  /** How many rows it is near to. */
  readonly hits: number;
}

type Find = 'names' | 'labels' | 'ids' | 'loosely' | 'slips';

/** So much is remembered of each: words are typed letter by letter, and asked for again with each. */
const mostKnown = 8;
/** Words shorter than this are not looked for in ids, most of which hold any two characters. */
const shortestInId = 3;
/** Where a smaller part than one of so many is left, each is looked at rather than all passed over by their signature. */
const fewPart = 4;

/** Where words stand. Remembers the last ones: a word with one more letter can only stand where it did before. */
export class WordMarks {
  readonly #table: ResourceTable;
  readonly #known = new Map<Find, Map<string, Marks>>();
  /** What is remembered is of a table with so many rows. */
  #count = -1;
  #nowhere: Marks = { near: new Uint8Array(0), hits: 0 };

  constructor(table: ResourceTable) {
    this.#table = table;
  }

  get bytes(): number {
    const known = [...this.#known.values()].flatMap((marks) => [...marks.values()]);
    return new Set(known.map(({ near }) => near)).size * this.#count;
  }

  /** As it stands in the name: up to `inside`. */
  inNames(needle: Needle): Marks {
    const { names } = this.#table;
    return this.#remember('names', needle, (before) => this.#findIn(names, needle, before));
  }

  /** In a label: `label`. */
  inLabels(needle: Needle): Marks {
    return this.#remember('labels', needle, (before) => this.#findInLabels(needle, before));
  }

  /** In the id: `inside`, or nearer. */
  inIds(needle: Needle): Marks {
    return this.#remember('ids', needle, (before) => this.#findInIds(needle, before));
  }

  /** In the name, as starts of its words too, or in a label. */
  loosely(needle: Needle): Marks {
    return this.#remember('loosely', needle, (before) => this.#findLoosely(needle, before));
  }

  /** The same, and mistyped or scattered. */
  withSlips(needle: Needle): Marks {
    return this.#remember('slips', needle, (before) => this.#findSlips(needle, before));
  }

  #remember(find: Find, { text }: Needle, make: (before: Marks | undefined) => Marks): Marks {
    const { count } = this.#table;
    if (this.#count !== count) {
      this.#known.clear();
      this.#count = count;
      this.#nowhere = { near: new Uint8Array(count).fill(nearness.none), hits: 0 };
    }
    const known = this.#known.get(find) ?? new Map<string, Marks>();
    this.#known.set(find, known);
    const same = known.get(text);
    if (same) return same;
    const before = isNarrower(find, text) ? known.get(text.slice(0, -1)) : undefined;
    const marks = before?.hits === 0 ? this.#nowhere : make(before);
    const [oldest] = known.keys();
    if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
    known.set(text, marks.hits === 0 ? this.#nowhere : marks);
    return marks;
  }

  #findIn(column: TextColumn, { units, signature }: Needle, before: Marks | undefined): Marks {
    const { count, starts, units: text } = column;
    const marks = new Marking(count);
    if (before !== undefined && before.hits * fewPart < count) {
      for (let row = 0; row < count; row++)
        if (before.near[row] !== nearness.none)
          marks.put(row, standing(text, starts[row] ?? 0, starts[row + 1] ?? 0, units));
      return marks;
    }
    for (let row = column.next(0, signature); row < count; row = column.next(row + 1, signature))
      if (before === undefined || before.near[row] !== nearness.none)
        marks.put(row, standing(text, starts[row] ?? 0, starts[row + 1] ?? 0, units));
    return marks;
  }

  #findInLabels(needle: Needle, before: Marks | undefined): Marks {
    const { labels, labelList, labelStarts, count } = this.#table;
    const having = labels.with(needle);
    if (!having) return this.#nowhere;
    const marks = new Marking(count);
    for (let row = 0; row < count; row++) {
      if (before !== undefined && before.near[row] === nearness.none) continue;
      const to = labelStarts[row + 1] ?? 0;
      let at = labelStarts[row] ?? 0;
      while (at < to && having[labelList[at] ?? 0] !== 1) at++;
      if (at < to) marks.put(row, nearness.label);
    }
    return marks;
  }

  #findInIds(needle: Needle, before: Marks | undefined): Marks {
    const { ids, count, writtenIds } = this.#table;
    const { text } = needle;
    // Whole ids hold slashes; they are pasted, not typed.
    const isWhole = text.startsWith('/');
    if (text.length < shortestInId && !isWhole) return this.#nowhere;
    const marks = isWhole ? new Marking(count) : this.#findIn(ids, needle, before);
    const others = isWhole ? this.#allRows() : writtenIds;
    const result = new Marking(count, marks.near);
    for (const row of others) {
      const id = isWhole ? this.#table.id(row) : ids.text(row);
      if (id.toLowerCase().includes(text)) result.put(row, nearness.inside);
    }
    return { near: result.near, hits: marks.hits + result.hits };
  }

  *#allRows(): Iterable<number> {
    for (let row = 0; row < this.#table.count; row++) yield row;
  }

  #findLoosely(needle: Needle, before: Marks | undefined): Marks {
    const [inNames, inLabels] = [this.inNames(needle), this.inLabels(needle)];
    const marks = new Marking(this.#table.count, inLabels.near, inLabels.hits);
    this.#eachLoose(needle, { slips: 0, before }, (row, text, from, to) => {
      if (isOfStarts(text, from, to, needle.units)) marks.put(row, nearness.starts);
    });
    marks.putAll(inNames);
    return marks;
  }

  #findSlips(needle: Needle, before: Marks | undefined): Marks {
    const loosely = this.loosely(needle);
    const marks = new Marking(this.#table.count, loosely.near, loosely.hits);
    this.#eachLoose(needle, { slips: 1, before }, (row, text, from, to) => {
      if (loosely.near[row] === nearness.none)
        marks.put(row, nearnessOf(text, from, to, needle.units, nearness.scattered));
    });
    return marks;
  }

  #eachLoose(
    { signature, first }: Needle,
    { slips, before }: { slips: 0 | 1; before: Marks | undefined },
    found: (row: number, text: Uint16Array, from: number, to: number) => void,
  ): void {
    const { names, count } = this.#table;
    const { units, starts } = names;
    const next = (from: number) => names.nextLoose(from, signature, first, slips);
    for (let row = next(0); row < count; row = next(row + 1))
      if (before === undefined || before.near[row] !== nearness.none)
        found(row, units, starts[row] ?? 0, starts[row + 1] ?? 0);
  }
}

/** Whether rows that a word is near to are among those that it was near to without its last letter. */
function isNarrower(find: Find, text: string): boolean {
  if (find === 'ids') return text.length > shortestInId && !text.startsWith('/');
  return find !== 'slips' || text.length !== shortestTypo;
}

class Marking implements Marks {
  readonly near: Uint8Array;
  hits: number;

  constructor(count: number, from?: Uint8Array, hits = 0) {
    this.near = from ? from.slice() : new Uint8Array(count).fill(nearness.none);
    this.hits = hits;
  }

  put(row: number, near: number): void {
    if (near === nearness.none) return;
    if (this.near[row] === nearness.none) this.hits += 1;
    this.near[row] = near;
  }

  putAll({ near, hits }: Marks): void {
    if (hits === 0) return;
    for (let row = 0; row < near.length; row++) this.put(row, near[row] ?? nearness.none);
  }
}
