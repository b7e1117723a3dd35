import { randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import { formatResourceId } from '#shared/model/resource';
import type { NewAuditEvent } from '../audit/chain';
import type { NewChange, Plan } from '../audit/ledger';
import type {
  ConfigDocument,
  ConfigFile,
  NodeDocument,
  UserDocument,
} from '../policy/config-documents';
import type { ClusterState } from '../store/cluster-state';
import type { NodeRecord, UserRecord } from '../store/records';
import type { Write } from '../store/repository';
import { readHostKey } from './nodes';

/** Where a node is, and which it is. */
export interface Place {
  readonly nodeId: string;
  readonly host: string;
  readonly port: number;
  /** SSH wire blob. */
  readonly hostKey: Buffer;
}

/** Where the cluster itself serves a new built-in node; `null` for one it does not serve. */
export type BuiltInNodes = (name: string) => Place | null;

export interface ApplyInput {
  readonly file: ConfigFile;
  /** As people know it, for messages. */
  readonly fileName: string;
  readonly cluster: { readonly name: string };
  /** A user's id, or `cluster`. */
  readonly by: string;
  readonly builtIn: BuiltInNodes;
}

/**
 * Creates or replaces everything in a file, all of it or nothing. The result names what was applied.
 *
 * @throws ExpectedError `role_invalid`, with file and line, for what does not fit what the cluster has
 */
export function planConfig(state: ClusterState, now: number, input: ApplyInput): Plan<string[]> {
  const { documents } = input.file;
  checkRolesExist(state, input);
  const writes = documents.map((document) => writeFor(state, now, document, input));
  const changes: NewChange[] = [];
  const change = (type: 'roles' | 'resources') =>
    changes.push({
      type,
      request: null,
      change: null,
      by: input.by === 'cluster' ? null : input.by,
    });
  if (documents.some(({ kind }) => kind !== 'node')) change('roles');
  if (documents.some(({ kind }) => kind === 'node')) change('resources');
  return {
    writes,
    audit: documents.map((document): NewAuditEvent => auditOf(document, input)),
    changes,
    result: documents.map(({ kind, name }) => `${kind} ${name}`),
  };
}

function auditOf(document: ConfigDocument, { by, fileName }: ApplyInput): NewAuditEvent {
  const { kind, name, source } = document;
  return { type: `${kind}.put`, actor: by, data: { name, fileName, source } };
}

function writeFor(
  state: ClusterState,
  now: number,
  document: ConfigDocument,
  input: ApplyInput,
): Write {
  if (document.kind === 'user') return { type: 'user', user: userFor(state, now, document) };
  if (document.kind === 'node') return { type: 'node', node: nodeFor(state, document, input) };
  const { name, role: definition, source } = document;
  const version = (state.roles.get(name)?.version ?? 0) + 1;
  return { type: 'role', role: { name, definition, source, version } };
}

function userFor(state: ClusterState, now: number, document: UserDocument): UserRecord {
  const existing = state.userNamed(document.name);
  const traits = Object.fromEntries(
    Object.entries(document.traits).map(([name, values]) => [name, [...values]]),
  );
  return {
    id: existing?.id ?? randomUUID(),
    name: document.name,
    roles: [...document.roles],
    traits,
    locked: existing?.locked ?? null,
    created: existing?.created ?? now,
    deleted: null,
  };
}

function nodeFor(state: ClusterState, document: NodeDocument, input: ApplyInput): NodeRecord {
  const existing = state.nodeNamed(document.name);
  const served =
    document.subKind === 'built-in'
      ? (builtInPlace(existing) ?? input.builtIn(document.name))
      : null;
  const place = served ?? enrolled(document, existing, input);
  const hostKeys = [place.hostKey.toString('base64')];
  const { name, labels, description } = document;
  return {
    resource: {
      id: formatResourceId({ cluster: input.cluster.name, kind: 'node', name: place.nodeId }),
      kind: 'node',
      protocol: 'ssh',
      name,
      labels: { ...labels },
      description,
    },
    nodeId: place.nodeId,
    host: place.host,
    port: place.port,
    hostKeys,
    builtIn: served !== null,
    refusedKey: existing?.hostKeys.includes(hostKeys[0] ?? '') ? existing.refusedKey : null,
  };
}

function builtInPlace(existing: NodeRecord | null): Place | null {
  if (!existing?.builtIn) return null;
  const { nodeId, host, port, hostKeys } = existing;
  return { nodeId, host, port, hostKey: Buffer.from(hostKeys[0] ?? '', 'base64') };
}

function enrolled(document: NodeDocument, existing: NodeRecord | null, input: ApplyInput): Place {
  if (document.subKind === 'built-in')
    throw invalid(
      input,
      document,
      `this cluster does not serve a machine ${document.name} itself. Enrol its sshd with sub_kind: openssh`,
    );
  if (existing?.builtIn)
    throw invalid(input, document, `${document.name} is served by the cluster itself`);
  const { address, hostKey } = document;
  if (!address || hostKey === null)
    throw invalid(input, document, 'an address and a host key are needed');
  return {
    nodeId: existing?.nodeId ?? randomUUID(),
    host: address.host,
    port: address.port,
    hostKey: readHostKey(hostKey, 'yaml'),
  };
}

function checkRolesExist(state: ClusterState, input: ApplyInput): void {
  const { documents } = input.file;
  const known = new Set(state.roles.keys());
  for (const document of documents) if (document.kind === 'role') known.add(document.name);
  for (const document of documents) {
    if (document.kind !== 'user') continue;
    const unknown = document.roles.filter((role) => !known.has(role));
    if (unknown.length > 0)
      throw invalid(input, document, `spec.roles: there is no role ${unknown.join(', ')}`);
  }
}

function invalid(input: ApplyInput, document: ConfigDocument, problem: string): ExpectedError {
  const text = `${input.fileName}:${document.line}: ${problem}`;
  return new ExpectedError('role_invalid', text, { details: [text] });
}
