import type { z } from 'zod';
import type { Finding } from './check-role';
import type { ConfigDocument, DocumentReading } from './config-documents';
import { fieldName, readFields } from './fields';
import type { FieldTable } from './documents/field-rules';
import type { FileProblem, YamlDocument, YamlMap } from './yaml-reader';

interface DocumentInput<T> {
  readonly document: YamlDocument;
  readonly root: YamlMap;
  readonly file: string;
  readonly fields: FieldTable;
  readonly schema: z.ZodType<T>;
  /** Fills in what a version means where it says nothing. */
  readonly prepare?: (value: unknown) => unknown;
  /** Makes the document from what the schema gave, or finds more that is wrong with it. */
  readonly finish: (
    value: T,
    from: { readonly line: number; readonly source: string },
  ) => {
    readonly document: ConfigDocument;
    readonly problems?: readonly Finding[];
    readonly notes?: readonly Finding[];
  };
}

/** Takes a document through its table of fields, its schema and its own checks, keeping lines all the way. */
export function readDocument<T>(input: DocumentInput<T>): DocumentReading {
  const { document, root, file, fields, schema, prepare, finish } = input;
  const { value, lines, problems, notes } = readFields(root, fields, file);
  const lineOf = (path: string) => nearestLine(lines, path) ?? document.line;
  const problemAt = ({ path, text }: Finding): FileProblem => {
    const line = lineOf(path);
    return { file, line, field: fieldName(path), message: text };
  };
  if (problems.length > 0) return { document: null, problems, notes };
  const parsed = schema.safeParse(prepare ? prepare(value) : value, { reportInput: true });
  if (!parsed.success) {
    const found = parsed.error.issues.map(describeIssue).map(problemAt);
    return { document: null, problems: found, notes };
  }
  const done = finish(parsed.data, { line: document.line, source: document.source });
  const found = (done.problems ?? []).map(problemAt);
  return {
    document: found.length > 0 ? null : done.document,
    problems: found,
    notes: [...notes, ...(done.notes ?? []).map(problemAt)],
  };
}

/** The line of a field, or of the nearest field around it: what is missing has no line of its own. */
function nearestLine(lines: ReadonlyMap<string, number>, path: string): number | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return undefined;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of fields',
  record: 'a map',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function describeIssue(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.map(String).join('.');
  return { path, text: issueText(issue) };
}

function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'custom' && issue.input === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'too_small':
      if (isNumber(issue.origin)) return `must be at least ${String(issue.minimum)}`;
      return issue.origin === 'string' ? 'is empty' : 'is an empty list';
    case 'too_big':
      return `${isNumber(issue.origin) ? 'must be at most' : 'is longer than'} ${String(issue.maximum)}`;
    case 'invalid_key':
      return 'has an empty or too long key';
    default:
      return issue.message;
  }
}

function isNumber(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}
