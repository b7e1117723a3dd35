import type { ApiInput } from '#shared/api/contract';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Constraint } from '#shared/model/constraint';
import { findRequest } from '#main/cluster/access/find-request';
import { prepareRequest, type DryRun } from '#main/cluster/access/prepare';
import { createAccessRequests, type AccessRequests } from '#main/cluster/access/requests';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import type { RoleRecord, UserRecord } from '#main/cluster/store/records';
import { plainDryRun, plainRequest } from '../plain-request';
import {
  nodeRecord,
  openLedgerRig,
  resourceRecord,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from './ledger-rig';

const roleFiles = `
kind: role
version: v7
metadata: {name: access}
spec: {allow: {node_labels: {'*': '*'}, logins: ['{{internal.logins}}', root]}}
---
kind: role
version: v7
metadata: {name: data}
spec:
  allow:
    db_labels: {'*': '*'}
    db_users: [viewer]
    db_names: [shop]
    windows_desktop_labels: {'*': '*'}
    windows_desktop_logins: [Admin]
    app_labels: {'*': '*'}
    aws_role_arns: ['arn:aws:iam::123456789012:role/dev']
    kubernetes_labels: {'*': '*'}
    kubernetes_groups: [viewers]
---
kind: role
version: v7
metadata: {name: ops, description: Looks after machines}
spec:
  allow: {node_labels: {'*': '*'}, logins: [root]}
  options: {max_session_ttl: 4h}
---
kind: role
version: v7
metadata: {name: secret}
spec: {allow: {node_labels: {'*': '*'}, logins: [root]}}
---
kind: role
version: v7
metadata: {name: requester}
spec:
  allow:
    request:
      search_as_roles: [access, data]
      roles: ['op*']
      suggested_reviewers: [bob, mallory]
---
kind: role
version: v7
metadata: {name: reviewer}
spec: {allow: {review_requests: {roles: ['*']}}}
`;

/** Roles as a file writes them, as records. */
export function rolesFrom(text: string): RoleRecord[] {
  return loadConfigFile(text, 'rig.yaml').documents.flatMap((document) =>
    document.kind === 'role'
      ? [{ name: document.name, definition: document.role, source: document.source, version: 1 }]
      : [],
  );
}

/**
 * A cluster in which alice may ask for machines, databases and whatever else there is, and for role `ops` by name, and
 * bob and carl decide. Access lasts 8 h, that of `ops` 4 h.
 */
export interface AskingRig extends LedgerRig {
  readonly requests: AccessRequests;
  readonly alice: UserRecord;
  readonly bob: UserRecord;
  readonly carl: UserRecord;
  /** Ids of resources by what they are. */
  readonly ids: Readonly<
    Record<'node' | 'db' | 'app' | 'kube_cluster' | 'windows_desktop', string>
  >;
  claim(user: UserRecord): { readonly user: string; readonly session: string };
  create(input: Partial<ApiInput<'requests.create'>>): Promise<AccessRequestView['request']>;
  dryRun(input: Partial<ApiInput<'requests.dryRun'>>): Promise<DryRun>;
  roles(text: string): Promise<void>;
}

export const logins = (...wanted: string[]): Constraint => ({ type: 'ssh_logins', logins: wanted });
export const byRole: Constraint = { type: 'by-role' };

export async function openAskingRig(): Promise<AskingRig> {
  const rig = await openLedgerRig();
  const alice = userRecord('alice', { roles: ['requester'] });
  const bob = userRecord('bob', { roles: ['reviewer'] });
  const carl = userRecord('carl', { roles: ['reviewer'] });
  const sessions = new Map(
    [alice, bob, carl].map((user) => [user.id, sessionRecord(user, { expires: 2 ** 42 })]),
  );
  const node = nodeRecord('iot');
  const others = (['db', 'app', 'kube_cluster', 'windows_desktop'] as const).map((kind) =>
    resourceRecord(kind, `a-${kind.replace('_', '-')}`),
  );
  await rig.put(
    ...rolesFrom(roleFiles).map((role) => ({ type: 'role' as const, role })),
    ...[alice, bob, carl].map((user) => ({ type: 'user' as const, user })),
    ...[...sessions.values()].map((session) => ({ type: 'session' as const, session })),
    { type: 'node', node },
    ...others.map((resource) => ({ type: 'resource' as const, resource })),
  );
  const requests = createAccessRequests({ ledger: rig.ledger });
  const claim = (user: UserRecord) => ({
    user: user.id,
    session: sessions.get(user.id)?.id ?? '',
  });
  const idOf = (kind: string) =>
    others.find(({ resource }) => resource.kind === kind)?.resource.id ?? '';
  return {
    ...rig,
    requests,
    alice,
    bob,
    carl,
    ids: {
      node: node.resource.id,
      db: idOf('db'),
      app: idOf('app'),
      kube_cluster: idOf('kube_cluster'),
      windows_desktop: idOf('windows_desktop'),
    },
    claim,
    create: async (input) =>
      (await requests.create(claim(alice), { ...plainRequest, ...input })).request,
    async dryRun(part) {
      const { ledger, clock } = rig;
      const input = { ...plainDryRun, ...part };
      const extended = input.extends === null ? null : await findRequest(ledger, input.extends);
      const user = ledger.state.users.get(alice.id) ?? alice;
      const asking = { state: ledger.state, now: clock.now, user, input, reason: '' };
      return prepareRequest({ ...asking, extends: extended }).dryRun;
    },
    roles: (text) => rig.put(...rolesFrom(text).map((role) => ({ type: 'role' as const, role }))),
  };
}
