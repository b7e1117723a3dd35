import { confirmHostKey, enrolNode, nodeViewOf } from '../../administration/nodes';
import type { Backend } from '../../backend';
import { enrolCommand } from '../../enrolment/command';
import { makeJoinToken, revokeJoinToken } from '../../enrolment/join-tokens';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

/** What administrators do with servers. Each procedure asks for its own right. */
export function administrationProcedures(
  backend: Backend,
): Pick<
  Procedures,
  | 'nodes.list'
  | 'nodes.enrol'
  | 'nodes.makeJoinToken'
  | 'nodes.revokeJoinToken'
  | 'nodes.confirmHostKey'
> {
  const { ledger, enrolment, nodeWatch } = backend;
  const { state } = ledger;
  return {
    'nodes.list': async (_input, { caller }) => {
      requireRight(state, caller.user, 'node', 'list');
      return {
        nodes: backend.inventory
          .all()
          .flatMap(({ id }) => state.nodes.get(id) ?? [])
          .map((node) =>
            nodeViewOf(node, {
              health: nodeWatch.healthOf(node.resource.id),
              reported: enrolment.lastSeen(node.nodeId),
            }),
          ),
      };
    },
    'nodes.enrol': async (input, { caller }) => {
      const may = mayChangeNodes('create');
      may(state, caller.user);
      return enrolNode(backend, authorOf(caller, may), input);
    },
    'nodes.makeJoinToken': async ({ address, ...wanted }, { caller, reached }) => {
      mayMakeCommands(state, caller.user);
      const by = authorOf(caller, mayMakeCommands);
      const { id, token, expires } = await makeJoinToken(ledger, by, wanted);
      const { cluster, authorities } = backend;
      const place = { clusterId: cluster.id, address: address ?? reached };
      const serverAuthorities = authorities.tlsServer.trusted;
      const command = enrolCommand({ ...place, serverAuthorities, token });
      return { id, command, address: place.address, expires };
    },
    'nodes.revokeJoinToken': async ({ id }, { caller }) => {
      mayMakeCommands(state, caller.user);
      await revokeJoinToken(ledger, authorOf(caller, mayMakeCommands), id);
      return {};
    },
    'nodes.confirmHostKey': async (input, { caller }) => {
      const may = mayChangeNodes('update');
      may(state, caller.user);
      return confirmHostKey(ledger, authorOf(caller, may), input);
    },
  };
}

/** A command makes nodes without anybody looking, as an invite makes users: it takes the right to both. */
function mayMakeCommands(state: ClusterState, user: UserRecord): void {
  requireRight(state, user, 'token', 'create');
  requireRight(state, user, 'node', 'create');
}

function mayChangeNodes(verb: 'create' | 'update') {
  return (state: ClusterState, user: UserRecord) => requireRight(state, user, 'node', verb);
}
