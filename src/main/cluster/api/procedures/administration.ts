import { confirmHostKey, enrolNode, nodeViewOf } from '../../administration/nodes';
import type { Backend } from '../../backend';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

/** What administrators do with servers. Each procedure asks for its own right. */
export function administrationProcedures(
  backend: Backend,
): Pick<Procedures, 'nodes.list' | 'nodes.enrol' | 'nodes.confirmHostKey'> {
  const { ledger } = backend;
  const { state } = ledger;
  return {
    'nodes.list': async (_input, { caller }) => {
      requireRight(state, caller.user, 'node', 'list');
      return {
        nodes: backend.inventory
          .all()
          .flatMap(({ id }) => state.nodes.get(id) ?? [])
          .map((node) => nodeViewOf(node, backend.nodeWatch.healthOf(node.resource.id))),
      };
    },
    'nodes.enrol': async (input, { caller }) => {
      const may = mayChangeNodes('create');
      may(state, caller.user);
      return enrolNode(backend, authorOf(caller, may), input);
    },
    'nodes.confirmHostKey': async (input, { caller }) => {
      const may = mayChangeNodes('update');
      may(state, caller.user);
      return confirmHostKey(ledger, authorOf(caller, may), input);
    },
  };
}

function mayChangeNodes(verb: 'create' | 'update') {
  return (state: ClusterState, user: UserRecord) => requireRight(state, user, 'node', verb);
}
