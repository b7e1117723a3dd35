import { planConfig } from '../../administration/apply-config';
import { confirmHostKey, enrolNode, nodeViewOf } from '../../administration/nodes';
import { actorOf, summaryOf, type AuditNames } from '../../audit/describe';
import { verifyAudit } from '../../audit/verify';
import type { Backend } from '../../backend';
import { loadConfigFile } from '../../policy/role-file';
import { staticRoles } from '../../identity/sessions';
import { mayAdminister } from '../../policy/administration';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

/** What administrators and auditors do. Each procedure asks for its own right. */
export function administrationProcedures(
  backend: Backend,
): Pick<
  Procedures,
  'nodes.list' | 'nodes.enrol' | 'nodes.confirmHostKey' | 'config.apply' | 'audit.list'
> {
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
    'config.apply': async ({ yaml, fileName }, { caller }) => {
      requireAnyRight(state, caller.user);
      const file = loadConfigFile(yaml, fileName);
      const { cluster } = backend;
      const author = authorOf(caller, (current, user) => {
        for (const { kind } of file.documents) {
          requireRight(current, user, kind, 'create');
          requireRight(current, user, kind, 'update');
        }
      });
      const applied = await ledger.write((current, now) => {
        author.check(current, now);
        const builtIn = () => null;
        return planConfig(current, now, { file, fileName, cluster, by: author.id, builtIn });
      });
      return { applied, notEnforced: [...file.notEnforced] };
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

const configKinds = ['role', 'user', 'node'] as const;

/** Who may apply nothing is not told what is wrong with a file either. */
function requireAnyRight(state: ClusterState, user: UserRecord): void {
  const own = staticRoles(state, user);
  if (!configKinds.some((kind) => mayAdminister(own, kind, 'update').allowed))
    requireRight(state, user, 'role', 'update');
}

function auditNames({ ledger: { state } }: Backend): AuditNames {
  return {
    user: (id) => state.users.get(id)?.name ?? id,
    resource: (id) => state.nodes.get(id)?.resource.name ?? id,
  };
}
