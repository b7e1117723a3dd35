import type { FileEntry } from '#shared/model/file';

export type SortBy = 'name' | 'size' | 'changed';
export interface Order {
  readonly by: SortBy;
  readonly descending: boolean;
}

/** What of a folder is shown, and what is chosen in it. */
export interface Rows {
  readonly rows: readonly FileEntry[];
  /** The row that the keys go from; -1 where there is none. */
  readonly active: number;
  /** Where a range began. */
  readonly anchor: number;
  readonly selected: ReadonlySet<string>;
}

/** How a click or a key chooses: one alone, one more or less, or all from where it began. */
export type Choosing = 'only' | 'toggle' | 'range' | 'move';

export const noRows: Rows = { rows: [], active: -1, anchor: -1, selected: new Set() };

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const compare: Readonly<Record<SortBy, (a: FileEntry, b: FileEntry) => number>> = {
  name: (a, b) => byName.compare(a.name, b.name),
  size: (a, b) => a.size - b.size,
  changed: (a, b) => a.changed - b.changed,
};

const isHidden = ({ name }: FileEntry): boolean => name.startsWith('.');

/** Folders first, then by the order; names that are the same otherwise stay in one order. */
export function arrange(
  entries: readonly FileEntry[],
  { by, descending }: Order,
  showHidden: boolean,
): readonly FileEntry[] {
  const shown = showHidden ? entries : entries.filter((entry) => !isHidden(entry));
  const sign = descending ? -1 : 1;
  return shown.toSorted((a, b) => {
    const folders = Number(b.kind === 'folder') - Number(a.kind === 'folder');
    return folders || sign * compare[by](a, b) || (a.name < b.name ? -1 : 1);
  });
}

/** The same choice among other rows: names that are gone are not chosen any more. */
export function withRows(before: Rows, rows: readonly FileEntry[], wanted?: string): Rows {
  const names = new Map(rows.map(({ name }, index) => [name, index]));
  const name = wanted ?? before.rows[before.active]?.name;
  const known = name === undefined ? undefined : names.get(name);
  const active = known ?? Math.min(Math.max(0, before.active), rows.length - 1);
  const selected = new Set([...before.selected].filter((each) => names.has(each)));
  return { rows, active, anchor: active, selected };
}

export function choose(before: Rows, to: number, how: Choosing): Rows {
  const { rows, anchor } = before;
  const active = Math.min(Math.max(0, to), rows.length - 1);
  const name = rows[active]?.name;
  if (name === undefined) return before;
  switch (how) {
    case 'move':
      return { ...before, active, anchor: active };
    case 'only':
      return { ...before, active, anchor: active, selected: new Set([name]) };
    case 'toggle': {
      const selected = new Set(before.selected);
      if (!selected.delete(name)) selected.add(name);
      return { ...before, active, anchor: active, selected };
    }
    case 'range': {
      const start = Math.max(0, anchor);
      const range = rows.slice(Math.min(start, active), Math.max(start, active) + 1);
      return { ...before, active, selected: new Set(range.map((row) => row.name)) };
    }
  }
}

export function chooseAll(before: Rows): Rows {
  return { ...before, selected: new Set(before.rows.map(({ name }) => name)) };
}

/** What something is done with: what is selected, or else the row one is on. */
export function chosenNames({ rows, active, selected }: Rows): readonly string[] {
  if (selected.size > 0)
    return rows.filter(({ name }) => selected.has(name)).map(({ name }) => name);
  const row = rows[active];
  return row ? [row.name] : [];
}

/** The next row whose name begins with what was typed, from the active one on. */
export function findTyped({ rows, active }: Rows, typed: string): number | null {
  const wanted = typed.toLocaleLowerCase();
  const from = typed.length === 1 ? active + 1 : Math.max(0, active);
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length;
    if (rows[index]?.name.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
