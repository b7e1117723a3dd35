import { confirmHostKey, enrolNode, nodeViewOf } from '../../administration/nodes';
import { actorOf, summaryOf, type AuditNames } from '../../audit/describe';
import { verifyAudit } from '../../audit/verify';
import type { Backend } from '../../backend';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

/** What administrators and auditors do. Each procedure asks for its own right. */
export function administrationProcedures(
  backend: Backend,
): Pick<Procedures, 'nodes.list' | 'nodes.enrol' | 'nodes.confirmHostKey' | 'audit.list'> {
  const { ledger } = backend;
  const { state } = ledger;
  return {
    'nodes.list': async (_input, { caller }) => {
      requireRight(state, caller.user, 'node', 'list');
      return {
        nodes: backend.inventory
          .all()
          .flatMap(({ id }) => state.nodes.get(id) ?? [])
          .map(nodeViewOf),
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
    'audit.list': async ({ before, limit }, { caller }) => {
      requireRight(state, caller.user, 'event', 'list');
      const records = await ledger.repository.listAudit({ before, limit });
      const { verified } = await verifyAudit(ledger.repository, state.auditHead);
      const names = auditNames(backend);
      const events = records.map((record) => ({
        sequence: record.sequence,
        at: record.at,
        type: record.type,
        actor: actorOf(record, names),
        summary: summaryOf(record, names),
        data: record.data,
      }));
      return { events, verified };
    },
  };
}

function mayChangeNodes(verb: 'create' | 'update') {
  return (state: ClusterState, user: UserRecord) => requireRight(state, user, 'node', verb);
}

function auditNames({ ledger: { state } }: Backend): AuditNames {
  return {
    user: (id) => state.users.get(id)?.name ?? id,
    resource: (id) => state.resource(id)?.name ?? id,
  };
}
