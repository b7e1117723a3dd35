import type { Resource } from '#shared/model/resource';
import { lockAmong, type ClusterState } from './cluster-state';
import type { Write } from './repository';
import { resourceInside } from './resource-inside';

/**
 * Users, roles, resources and locks as they would be after some writes; the state itself stays as it is, and so does
 * everything else in the answer. What no write touches is shared, so that little is copied of a large cluster.
 */
export function stateAfter(state: ClusterState, writes: readonly Write[]): ClusterState {
  const users = new Map(state.users);
  const roles = new Map(state.roles);
  const nodes = copyFor(state.nodes, writes, ['node', 'node-deleted']);
  const resources = copyFor(state.resources, writes, ['resource', 'resource-deleted']);
  const locks = copyFor(state.locks, writes, ['lock', 'lock-deleted']);
  for (const write of writes) {
    if (write.type === 'user') users.set(write.user.id, write.user);
    else if (write.type === 'role') roles.set(write.role.name, write.role);
    else if (write.type === 'role-deleted') roles.delete(write.name);
    else if (write.type === 'node') nodes.set(write.node.resource.id, write.node);
    else if (write.type === 'node-deleted') nodes.delete(write.id);
    else if (write.type === 'resource') resources.set(write.resource.resource.id, write.resource);
    else if (write.type === 'resource-deleted') resources.delete(write.id);
    else if (write.type === 'lock') locks.set(write.lock.id, write.lock);
    else if (write.type === 'lock-deleted') locks.delete(write.id);
  }
  const resource = (id: string): Resource | undefined =>
    (nodes.get(id) ?? resources.get(id))?.resource ??
    resourceInside(id, (cluster) => resources.get(cluster)?.resource);
  return {
    users,
    roles,
    nodes,
    resources,
    passwords: state.passwords,
    sessions: state.sessions,
    openRequests: state.openRequests,
    locks,
    presets: state.presets,
    joinTokens: state.joinTokens,
    reviewRules: state.reviewRules,
    lockOn: (on) => lockAmong(locks, on),
    settings: state.settings,
    revision: state.revision,
    auditHead: state.auditHead,
    userNamed: (name) =>
      [...users.values()].find((user) => user.name === name && user.deleted === null) ?? null,
    nodeNamed: (target) =>
      [...nodes.values()].find((node) => node.resource.name === target || node.nodeId === target) ??
      null,
    resourceNamed: (kind, name) =>
      [...resources.values()].find(
        ({ resource: each }) => each.kind === kind && each.name === name,
      ) ?? null,
    resource,
  };
}

/** The map itself where no write is of these types: it is then only read. */
function copyFor<T>(
  map: ReadonlyMap<string, T>,
  writes: readonly Write[],
  types: readonly Write['type'][],
): Map<string, T> {
  const touched = writes.some(({ type }) => types.includes(type));
  return touched ? new Map(map) : (map as Map<string, T>);
}
