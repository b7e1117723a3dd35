import { randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import { err, ok, type Result } from '#shared/lib/result';
import { formatResourceId } from '#shared/model/resource-id';
import type { NewAuditEvent } from '../audit/chain';
import type { NewChange, Plan } from '../audit/ledger';
import type {
  ConfigDocument,
  ConfigFile,
  ResourceDocument,
  UserDocument,
} from '../policy/config-documents';
import { canonicalYaml } from '../policy/documents/print-document';
import { formatProblem } from '../policy/role-file';
import type { FileProblem } from '../policy/yaml-reader';
import type { ClusterState } from '../store/cluster-state';
import type { ResourceRecord, UserRecord } from '../store/records';
import type { Write } from '../store/repository';
import { storedDocument } from './documents';
import { requireSomebodyLeft } from './last-administrator';
import { nodeRecordFor, type BuiltInNodes } from './node-record';

export interface ApplyInput {
  readonly file: ConfigFile;
  /** As people know it, for messages. */
  readonly fileName: string;
  readonly cluster: { readonly name: string };
  /** A user's id, or `cluster`. */
  readonly by: string;
  readonly builtIn: BuiltInNodes;
}

/** What a document of a file would change. */
export interface DocumentChange {
  readonly document: ConfigDocument;
  readonly action: 'create' | 'update' | 'unchanged';
  /** As it is now; `null` for one that is not there yet. */
  readonly version: number | null;
  /** In the layout that `after` has; empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** `null` for one that is there already, word for word. */
  readonly write: Write | null;
}

/** Works out what a file would change, or everything that does not fit what the cluster has. */
export function changesOf(
  state: ClusterState,
  now: number,
  input: Omit<ApplyInput, 'by'>,
): Result<readonly DocumentChange[], readonly FileProblem[]> {
  const known = new Set(state.roles.keys());
  for (const { kind, name } of input.file.documents) if (kind === 'role') known.add(name);
  const problems: FileProblem[] = [];
  const changes: DocumentChange[] = [];
  for (const document of input.file.documents) {
    const write = writeFor(state, now, document, { ...input, known });
    if (write.ok) changes.push(changeOf(state, document, write.value));
    else problems.push({ ...write.error, file: input.fileName, line: document.line });
  }
  return problems.length > 0 ? err(problems) : ok(changes);
}

function changeOf(state: ClusterState, document: ConfigDocument, write: Write): DocumentChange {
  const stored = storedDocument(state, document.kind, document.name);
  const before = stored ? canonicalYaml(stored.yaml()) : '';
  const after = canonicalYaml(document.source);
  const version = stored?.version ?? null;
  if (before === after)
    return { document, action: 'unchanged', version, before, after, write: null };
  return { document, action: stored ? 'update' : 'create', version, before, after, write };
}

/**
 * Creates or replaces everything in a file, all of it or nothing; what is there already, word for word, stays as it
 * is. The result names what is in the file.
 *
 * @throws ExpectedError `role_invalid`, with file and line, for what does not fit what the cluster has, and
 * `conflict` when nobody would be left who may change users and roles
 */
export function planConfig(state: ClusterState, now: number, input: ApplyInput): Plan<string[]> {
  const found = changesOf(state, now, input);
  if (!found.ok) throw invalid(found.error);
  const made = found.value.filter(({ write }) => write !== null);
  const writes = made.flatMap(({ write }) => write ?? []);
  requireSomebodyLeft(state, writes);
  return {
    writes,
    audit: made.map((change) => auditOf(change, input)),
    changes: changeEvents(made, input.by),
    result: found.value.map(({ document: { kind, name } }) => `${kind} ${name}`),
  };
}

function changeEvents(made: readonly DocumentChange[], by: string): NewChange[] {
  const types = new Set(made.map(({ document: { kind } }) => changeTypeOf(kind)));
  return [...types].map((type) => ({
    type,
    request: null,
    change: null,
    by: by === 'cluster' ? null : by,
  }));
}

/** What a change of a kind of document is told as. */
export function changeTypeOf(kind: ConfigDocument['kind']): 'roles' | 'resources' {
  return kind === 'role' || kind === 'user' || kind === 'access_monitoring_rule'
    ? 'roles'
    : 'resources';
}

function auditOf({ document, version }: DocumentChange, input: ApplyInput): NewAuditEvent {
  const { kind, name, source } = document;
  const { by, fileName } = input;
  const data = { name, version: (version ?? 0) + 1, fileName, source };
  return { type: `${kind}.put`, actor: by, data };
}

type Refusal = Pick<FileProblem, 'field' | 'message'>;

function writeFor(
  state: ClusterState,
  now: number,
  document: ConfigDocument,
  input: Omit<ApplyInput, 'by'> & { readonly known: ReadonlySet<string> },
): Result<Write, Refusal> {
  switch (document.kind) {
    case 'role': {
      const { name, role: definition, source } = document;
      const version = (state.roles.get(name)?.version ?? 0) + 1;
      return ok({ type: 'role', role: { name, definition, source, version } });
    }
    case 'user': {
      const unknown = document.roles.filter((role) => !input.known.has(role));
      if (unknown.length === 0) return ok({ type: 'user', user: userFor(state, now, document) });
      return err({ field: 'spec.roles', message: `there is no role ${unknown.join(', ')}` });
    }
    case 'node': {
      const node = nodeRecordFor(document, state.nodeNamed(document.name), input);
      return node.ok ? ok({ type: 'node', node: node.value }) : node;
    }
    case 'access_monitoring_rule': {
      const { name, rule: definition, source } = document;
      const version = (state.reviewRules.get(name)?.version ?? 0) + 1;
      return ok({ type: 'review-rule', rule: { name, definition, source, version } });
    }
    default:
      return ok({ type: 'resource', resource: resourceFor(state, document, input.cluster.name) });
  }
}

function userFor(state: ClusterState, now: number, document: UserDocument): UserRecord {
  const { name, roles, traits, description, source } = document;
  const existing = state.userNamed(name);
  return {
    id: existing?.id ?? randomUUID(),
    name,
    roles: [...roles],
    traits: Object.fromEntries(Object.entries(traits).map(([key, values]) => [key, [...values]])),
    description,
    created: existing?.created ?? now,
    deleted: null,
    source,
    version: (existing?.version ?? 0) + 1,
  };
}

function resourceFor(
  state: ClusterState,
  document: ResourceDocument,
  cluster: string,
): ResourceRecord {
  const { kind, name, labels, description, protocol, endpoint, source } = document;
  const id = formatResourceId({ cluster, kind, name });
  const version = (state.resources.get(id)?.version ?? 0) + 1;
  const resource = { id, kind, name, labels: { ...labels }, description, protocol };
  return { resource, endpoint, source, version };
}

/** A file that cannot be applied, as an error: the first problem as message, all of them in `details`. */
function invalid(problems: readonly FileProblem[]): ExpectedError {
  const details = problems.map(formatProblem);
  return new ExpectedError('role_invalid', details[0] ?? '', { details });
}
