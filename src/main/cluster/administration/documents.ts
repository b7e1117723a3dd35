import type { ConfigKind } from '#shared/model/config-kinds';
import { assertNever } from '#shared/lib/assert-never';
import { formatKeyLine } from '../../ssh/public-key';
import { printNode, printUser } from '../policy/documents/print-document';
import type { ClusterState } from '../store/cluster-state';
import type { NodeRecord, UserRecord } from '../store/records';
import { staticLabels } from './node-labels';

/** Something that is managed by a YAML document, as the cluster has it now. */
export interface StoredDocument {
  readonly kind: ConfigKind;
  readonly name: string;
  readonly description: string;
  /** Raised by each replacement. */
  readonly version: number;
  /** As it was written; of what was made otherwise, what would make it again. */
  readonly yaml: () => string;
}

/** Several of a kind, in words. */
export const kindWords: Readonly<Record<ConfigKind, string>> = {
  role: 'role',
  user: 'user',
  node: 'machine',
  db: 'database',
  app: 'app',
  kube_cluster: 'Kubernetes cluster',
  windows_desktop: 'Windows desktop',
  access_monitoring_rule: 'review rule',
};

/** Everything of a kind, in no order. */
export function* storedDocuments(state: ClusterState, kind: ConfigKind): Iterable<StoredDocument> {
  switch (kind) {
    case 'role':
      for (const { name } of state.roles.values()) yield* found(state, kind, name);
      return;
    case 'user':
      for (const { name, deleted } of state.users.values())
        if (deleted === null) yield* found(state, kind, name);
      return;
    case 'node':
      for (const node of state.nodes.values()) yield nodeDocument(node);
      return;
    case 'db':
    case 'app':
    case 'kube_cluster':
    case 'windows_desktop':
      for (const { resource } of state.resources.values())
        if (resource.kind === kind) yield* found(state, kind, resource.name);
      return;
    case 'access_monitoring_rule':
      for (const { name } of state.reviewRules.values()) yield* found(state, kind, name);
      return;
    default:
      assertNever(kind);
  }
}

function* found(state: ClusterState, kind: ConfigKind, name: string): Iterable<StoredDocument> {
  const document = storedDocument(state, kind, name);
  if (document) yield document;
}

/** One by its name, or `null`. */
export function storedDocument(
  state: ClusterState,
  kind: ConfigKind,
  name: string,
): StoredDocument | null {
  if (kind === 'role') {
    const role = state.roles.get(name);
    const description = role?.definition.metadata.description ?? '';
    return role
      ? { kind, name, description, version: role.version, yaml: () => role.source }
      : null;
  }
  if (kind === 'user') {
    const user = state.userNamed(name);
    return user && userDocument(user);
  }
  if (kind === 'access_monitoring_rule') {
    const rule = state.reviewRules.get(name);
    if (!rule) return null;
    const { version, source, definition } = rule;
    return { kind, name, description: definition.description, version, yaml: () => source };
  }
  if (kind === 'node') {
    const node = state.nodeNamed(name);
    // The state finds nodes by their id as well.
    return node?.resource.name === name ? nodeDocument(node) : null;
  }
  const record = state.resourceNamed(kind, name);
  if (!record) return null;
  const { resource, source, version } = record;
  return { kind, name, description: resource.description, version, yaml: () => source };
}

function userDocument(user: UserRecord): StoredDocument {
  const { name, description, version, source } = user;
  const yaml = () => (source === '' ? printUser(user) : source);
  return { kind: 'user', name, description, version, yaml };
}

function nodeDocument(node: NodeRecord): StoredDocument {
  const { name, description } = node.resource;
  const yaml = () => (node.source === '' ? printed(node) : node.source);
  return { kind: 'node', name, description, version: node.version, yaml };
}

function printed(node: NodeRecord): string {
  const { host, port, hostKeys, builtIn } = node;
  const { name, description } = node.resource;
  const labels = staticLabels(node);
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const hostKey = formatKeyLine(Buffer.from(hostKeys[0] ?? '', 'base64'));
  return printNode({ name, description, labels, enrolled: builtIn ? null : { address, hostKey } });
}
