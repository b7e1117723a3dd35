import { planConfig } from '../../administration/apply-config';
import { confirmHostKey, enrolNode, nodeViewOf } from '../../administration/nodes';
import { actorOf, summaryOf, type AuditNames } from '../../audit/describe';
import { verifyAudit } from '../../audit/verify';
import type { Backend } from '../../backend';
import { loadConfigFile } from '../../policy/role-file';
import { requireSignedIn, staticRoles } from '../../identity/sessions';
import { mayAdminister } from '../../policy/administration';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { requireRight } from '../require-right';

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
      requireRight(state, caller.user, 'node', 'create');
      return enrolNode(backend, caller.user.id, input);
    },
    'nodes.confirmHostKey': async (input, { caller }) => {
      requireRight(state, caller.user, 'node', 'update');
      return confirmHostKey(ledger, caller.user.id, input);
    },
    'config.apply': async ({ yaml, fileName }, { caller: { user, session } }) => {
      requireAnyRight(state, user);
      const file = loadConfigFile(yaml, fileName);
      const { cluster } = backend;
      const applied = await ledger.write((current, now) => {
        requireSignedIn(current, now, { user: user.id, session: session.id });
        for (const { kind } of file.documents) {
          requireRight(current, user, kind, 'create');
          requireRight(current, user, kind, 'update');
        }
        const builtIn = () => null;
        return planConfig(current, now, { file, fileName, cluster, by: user.id, builtIn });
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
