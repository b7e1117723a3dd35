import type { ClusterState } from '#main/cluster/store/cluster-state';

/** All that a state says, its indexes by name included, as plain values that can be compared. */
export function pictureOf(state: ClusterState, names: readonly string[] = []) {
  const sorted = <T>(map: ReadonlyMap<string, T>) =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const kinds = ['db', 'app', 'kube_cluster', 'windows_desktop'] as const;
  return {
    users: sorted(state.users),
    passwords: sorted(state.passwords),
    sessions: sorted(state.sessions),
    roles: sorted(state.roles),
    nodes: sorted(state.nodes),
    resources: sorted(state.resources),
    openRequests: sorted(state.openRequests),
    locks: sorted(state.locks),
    presets: sorted(state.presets),
    joinTokens: sorted(state.joinTokens),
    reviewRules: sorted(state.reviewRules),
    settings: sorted(state.settings),
    revision: state.revision,
    auditHead: state.auditHead,
    named: names.map((name) => [
      name,
      state.userNamed(name)?.id,
      state.nodeNamed(name)?.nodeId,
      ...kinds.map((kind) => state.resourceNamed(kind, name)?.resource.id),
    ]),
    locked: sorted(state.users).map(([target]) => state.lockOn({ kind: 'user', target })?.id),
    byNodeId: sorted(state.nodes).map(([, { nodeId }]) => state.nodeNamed(nodeId)?.nodeId),
  };
}
