import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Alias,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import { tooDeepAt } from './yaml-depth';

/** Something wrong with a file: where, in which field (dotted, empty for the document itself), and what. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A value that knows its line. Scalars keep their text as written, so that `1.10` stays `1.10` in a label. */
export type YamlValue =
  | { readonly type: 'null'; readonly line: number }
  | { readonly type: 'text'; readonly line: number; readonly text: string }
  | {
      readonly type: 'other';
      readonly line: number;
      readonly value: unknown;
      readonly text: string;
    }
  | { readonly type: 'list'; readonly line: number; readonly items: readonly YamlValue[] }
  | YamlMap;

export interface YamlMap {
  readonly type: 'map';
  readonly line: number;
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlEntry {
  /** The line of the key. */
  readonly line: number;
  readonly value: YamlValue;
}

export interface YamlDocument {
  readonly line: number;
  /** The text of this document alone. */
  readonly source: string;
  readonly root: YamlValue;
}

export type YamlReading =
  | { readonly ok: true; readonly documents: readonly YamlDocument[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const maxLength = 1_048_576;
const maxDepth = 32;
const maxValues = 100_000;
const maxDocuments = 10_000;

/** Thrown and caught inside this file alone. */
class Unreadable extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/**
 * Reads the YAML documents of a file, each value with its line. Refuses what a configuration never needs and an
 * attacker might: duplicate keys, `__proto__`, tags, keys that are not text, deep nesting, aliases that blow up.
 */
export function readYaml(text: string, file: string): YamlReading {
  const problem = (line: number, message: string): YamlReading => ({
    ok: false,
    problems: [{ file, line, field: '', message }],
  });
  if (text.length > maxLength) return problem(1, 'the file is longer than 1 MiB');
  const parts = text.match(/^---/gm)?.length ?? 0;
  if (parts > maxDocuments) return problem(1, `holds more than ${maxDocuments} documents`);
  const deep = tooDeepAt(text, maxDepth);
  if (deep !== null) return problem(deep, `is nested deeper than ${maxDepth} levels`);
  const lines = new LineCounter();
  let parsed: Document.Parsed[];
  try {
    const all = parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      // Compared with each other that would take time by the square of their number; Walk looks them up.
      uniqueKeys: false,
      strict: true,
      logLevel: 'silent',
    });
    parsed = [...all] as Document.Parsed[];
  } catch {
    return problem(1, 'is not YAML that can be read: it is nested too deeply');
  }
  const problems = parsed.flatMap((document) =>
    [...document.errors, ...document.warnings].map(({ message, pos }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      field: '',
      message: errorText(message, text, pos),
    })),
  );
  if (problems.length > 0) return { ok: false, problems };
  try {
    return { ok: true, documents: parsed.flatMap((each) => readDocument(each, text, lines)) };
  } catch (error) {
    if (error instanceof Unreadable) return problem(error.line, error.message);
    throw error;
  }
}

function errorText(message: string, text: string, pos: [number, number]): string {
  // The parser's error ends one character in.
  const found = text.slice(pos[0], pos[0] + 256);
  if (found.startsWith(':')) return 'is not YAML: a colon needs a space after it';
  return `is not YAML: ${message}`;
}

function readDocument(document: Document.Parsed, text: string, lines: LineCounter): YamlDocument[] {
  const { contents } = document;
  if (!contents || (isScalar(contents) && contents.value === null)) return [];
  const root = new Walk(document, lines).read(contents, 0);
  const [, , end] = document.range;
  // From the start of the line, as the first field's indentation belongs to the document.
  const from = text.lastIndexOf('\n', (contents.range?.[0] ?? 0) - 1) + 1;
  const source = text.slice(from, end).replace(/\n?(---|\.\.\.)\s*$/, '');
  return [{ line: root.line, source: `${source.trimEnd()}\n`, root }];
}

/** Turns the parser's nodes into values, counting what it makes so that aliases cannot multiply without end. */
class Walk {
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #targets = new Map<Alias, Node>();
  #count = 0;

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  read(node: unknown, depth: number): YamlValue {
    const line = this.#lineOf(node);
    if (depth > maxDepth) throw new Unreadable(line, `is nested deeper than ${maxDepth} levels`);
    if (++this.#count > maxValues) throw new Unreadable(line, 'holds too many values');
    if (isAlias(node)) {
      const target = this.#targetOf(node);
      if (!target) throw new Unreadable(line, `has an alias *${node.source} without an anchor`);
      return this.read(target, depth + 1);
    }
    if (isMap(node)) return this.#readMap(node.items, line, depth);
    if (isSeq(node))
      return { type: 'list', line, items: node.items.map((item) => this.read(item, depth + 1)) };
    if (isScalar(node)) return readScalar(node, line);
    return { type: 'null', line };
  }

  #readMap(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    line: number,
    depth: number,
  ): YamlMap {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of items) {
      const at = this.#lineOf(key);
      const name = isScalar(key) ? keyText(key) : null;
      if (name === null) throw new Unreadable(at, 'has a key that is not text');
      if (name === '__proto__') throw new Unreadable(at, 'has a key "__proto__", which is refused');
      if (entries.has(name)) throw new Unreadable(at, `names the field ${name} twice`);
      const read =
        value === null ? ({ type: 'null', line: at } as const) : this.read(value, depth + 1);
      entries.set(name, { line: at, value: read });
    }
    return { type: 'map', line, entries };
  }

  /** Looked up once, as each look goes through the whole document. */
  #targetOf(alias: Alias): Node | undefined {
    const known = this.#targets.get(alias);
    if (known) return known;
    const target = alias.resolve(this.#document);
    if (target) this.#targets.set(alias, target);
    return target;
  }

  #lineOf(node: unknown): number {
    const range = (node as Node | null)?.range;
    return range ? this.#lines.linePos(range[0]).line : 1;
  }
}

function keyText(key: Scalar): string | null {
  if (typeof key.value === 'string') return key.value;
  return key.value === null ? null : (key.source ?? JSON.stringify(key.value));
}

function readScalar(node: Scalar, line: number): YamlValue {
  const { value } = node;
  if (value === null) return { type: 'null', line };
  if (typeof value === 'string') return { type: 'text', line, text: value };
  return { type: 'other', line, value, text: node.source ?? JSON.stringify(value) };
}
