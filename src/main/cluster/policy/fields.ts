import type { FieldRule, FieldTable, ListRule } from './role-fields';
import type { FileProblem, YamlEntry, YamlMap, YamlValue } from './yaml-reader';

/** A document's values after its fields were looked up, ready for a schema, and where each stood. */
export interface FieldReading {
  readonly value: unknown;
  /** The line of each field by its dotted path. */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly FileProblem[];
  /** One sentence a field that is known and has no effect here. */
  readonly notEnforced: readonly string[];
}

/** Walks a document by a table of fields: takes what is enforced, notes what is only accepted, refuses the rest. */
export function readFields(root: YamlMap, table: FieldTable, file: string): FieldReading {
  const reader = new FieldReader(file);
  const value = reader.table(root, table, '');
  return {
    value,
    lines: reader.lines,
    problems: reader.problems,
    notEnforced: reader.notEnforced,
  };
}

/** A path without the positions in lists, as people name a field. */
export function fieldName(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '');
}

class FieldReader {
  readonly lines = new Map<string, number>();
  readonly problems: FileProblem[] = [];
  readonly notEnforced: string[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  table(map: YamlMap, table: FieldTable, path: string): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, entry] of map.entries) {
      const at = path === '' ? name : `${path}.${name}`;
      this.lines.set(at, entry.line);
      const rule = Object.hasOwn(table, name) ? table[name] : undefined;
      const value = rule ? this.#field(rule, entry, at, name) : this.#unknown(entry, at);
      // A field without a value counts as left out, in allow as in deny.
      if (value !== undefined && value !== null) result[name] = value;
    }
    return result;
  }

  #unknown(entry: YamlEntry, path: string): undefined {
    this.#problem(entry.line, path, 'is not a known field');
    return undefined;
  }

  #problem(line: number, field: string, message: string): void {
    this.problems.push({ file: this.#file, line, field: fieldName(field), message });
  }

  #field(rule: FieldRule, { line, value }: YamlEntry, path: string, name: string): unknown {
    if (isEmpty(value) && rule.type === 'list' && value.type === 'list') return [];
    if (isEmpty(value))
      return rule.type === 'value' || rule.type === 'labels' ? this.#plain(value, path) : undefined;
    switch (rule.type) {
      case 'accepted':
        this.notEnforced.push(`${fieldName(path)} at line ${line} is not enforced here`);
        return undefined;
      case 'refused':
        this.#problem(line, path, rule.why);
        return undefined;
      case 'table':
        if (value.type === 'map') return this.table(value, rule.fields, path);
        this.#problem(line, path, 'must be a map of fields');
        return undefined;
      case 'list':
        return this.#list(value, rule, path, line);
      case 'labels':
        return this.#plain(value, path, 'as text');
      case 'value':
        return this.#plain(value, path, name === 'version' ? 'as text' : undefined);
    }
  }

  #list(value: YamlValue, rule: ListRule, path: string, line: number): unknown {
    if (value.type !== 'list') {
      this.#problem(line, path, 'must be a list');
      return undefined;
    }
    const kept: unknown[] = [];
    for (const item of value.items) {
      // Numbered as they are kept, so that what the schema says about one finds its line.
      const at = `${path}.${kept.length}`;
      this.lines.set(at, item.line);
      if (item.type !== 'map') {
        this.#problem(item.line, at, 'must be a map of fields');
        continue;
      }
      const read = this.table(item, rule.fields, at);
      if (!this.#isLeftOut(item, rule, at)) kept.push(read);
    }
    return kept;
  }

  #isLeftOut(item: YamlMap, { unless }: ListRule, path: string): boolean {
    const condition = unless === undefined ? undefined : item.entries.get(unless);
    if (!condition || isEmpty(condition.value)) return false;
    this.notEnforced.push(`${fieldName(path)} at line ${item.line} therefore gives nothing`);
    return true;
  }

  #plain(value: YamlValue, path: string, scalars?: 'as text'): unknown {
    switch (value.type) {
      case 'null':
        return null;
      case 'text':
        return value.text;
      case 'other':
        return scalars === 'as text' ? value.text : value.value;
      case 'list':
        return value.items.map((item, index) => {
          this.lines.set(`${path}.${index}`, item.line);
          return this.#plain(item, `${path}.${index}`, scalars);
        });
      case 'map':
        return this.#plainMap(value, path, scalars);
    }
  }

  #plainMap(map: YamlMap, path: string, scalars?: 'as text'): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, entry] of map.entries) {
      const at = `${path}.${name}`;
      this.lines.set(at, entry.line);
      result[name] = this.#plain(entry.value, at, scalars);
    }
    return result;
  }
}

/** Nothing, `[]` and `{}` say nothing: they neither need enforcing nor can widen anything. */
function isEmpty(value: YamlValue): boolean {
  if (value.type === 'null') return true;
  if (value.type === 'list') return value.items.length === 0;
  return value.type === 'map' && value.entries.size === 0;
}
