import { ExpectedError } from '#shared/api/errors';
import type { ConfigFile, ConfigReading, DocumentReading } from './config-documents';
import { documentReaders } from './document-readers';
import { readYaml, type FileProblem, type YamlDocument } from './yaml-reader';

/** `roles/staging.yaml:7: spec.allow.node_labels: must be a map` */
export function formatProblem({ file, line, field, message }: FileProblem): string {
  return field === '' ? `${file}:${line}: ${message}` : `${file}:${line}: ${field}: ${message}`;
}

/** `spec.options.lock at line 7 is not enforced here` */
export function formatNote({ field, line, message }: FileProblem): string {
  return `${field} at line ${line} ${message}`;
}

/**
 * Reads a YAML file of roles, users and resources. The file counts as a whole: with one problem nothing of it does.
 * All problems are found in one go. No input makes it throw.
 *
 * @param fileName as people know it; it stands in front of every message
 */
export function readConfigFile(text: string, fileName: string): ConfigReading {
  const yaml = readYaml(text, fileName);
  if (!yaml.ok) return yaml;
  const readings = yaml.documents.map((document) => readOne(document, fileName));
  const problems = readings.flatMap((reading) => reading.problems);
  const documents = readings.flatMap(({ document }) => document ?? []);
  const all = [...problems, ...repeated(documents, fileName)];
  if (all.length > 0) return { ok: false, problems: inOrder(all) };
  const notes = inOrder(readings.flatMap((reading) => reading.notes));
  return { ok: true, file: { documents, notes } };
}

function inOrder(found: readonly FileProblem[]): readonly FileProblem[] {
  return found.toSorted((a, b) => a.line - b.line);
}

/**
 * {@link readConfigFile} for what answers a person.
 *
 * @throws ExpectedError `role_invalid`: the first problem as message, every problem in `details`
 */
export function loadConfigFile(text: string, fileName: string): ConfigFile {
  const reading = readConfigFile(text, fileName);
  if (reading.ok) return reading.file;
  const details = reading.problems.map(formatProblem);
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  const field = reading.problems[0]?.field ?? '';
  throw new ExpectedError('role_invalid', `${details[0] ?? fileName}${more}`, {
    details,
    ...(field === '' ? {} : { field }),
  });
}

const allKinds = [...documentReaders.keys()].join(', ').replace(/, (?=[^,]*$)/, ' or ');

function readOne(document: YamlDocument, file: string): DocumentReading {
  const { root, line } = document;
  const fail = (at: number, field: string, message: string): DocumentReading => ({
    document: null,
    problems: [{ file, line: at, field, message }],
    notes: [],
  });
  if (root.type !== 'map') return fail(line, '', 'must be a map that starts with "kind:"');
  const kind = root.entries.get('kind');
  if (!kind) return fail(line, 'kind', `is missing: ${allKinds}`);
  const reader = kind.value.type === 'text' ? documentReaders.get(kind.value.text) : undefined;
  return reader ? reader(document, root, file) : fail(kind.line, 'kind', `must be ${allKinds}`);
}

/** One file that says a thing twice is a mistake, and which one counts would be a guess. */
function repeated(documents: ConfigFile['documents'], file: string): FileProblem[] {
  const seen = new Map<string, number>();
  return documents.flatMap(({ kind, name, line }) => {
    const first = seen.get(`${kind} ${name}`);
    seen.set(`${kind} ${name}`, first ?? line);
    if (first === undefined) return [];
    const message = `${kind} "${name}" is in this file already, at line ${first}`;
    return [{ file, line, field: 'metadata.name', message }];
  });
}
