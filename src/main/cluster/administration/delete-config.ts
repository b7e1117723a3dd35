import type { ConfigKind } from '#shared/model/config-kinds';
import { ExpectedError } from '#shared/api/errors';
import type { Role } from '#shared/model/role';
import type { Plan } from '../audit/ledger';
import { listWords } from '../policy/trace';
import type { ClusterState } from '../store/cluster-state';
import type { Write } from '../store/repository';
import { changeTypeOf } from './apply-config';
import { kindWords, storedDocument } from './documents';
import { requireSomebodyLeft } from './last-administrator';

export interface DocumentKey {
  readonly kind: ConfigKind;
  readonly name: string;
}

/**
 * Deletes a document. Requests that name it stay as they are and give nothing more; a user's sign-ins end.
 *
 * @throws ExpectedError `not_found`, and `conflict` when something still needs it
 */
export function planDeletion(
  state: ClusterState,
  now: number,
  { kind, name }: DocumentKey,
  by: string,
): Plan<undefined> {
  const document = storedDocument(state, kind, name);
  if (!document) throw noSuchDocument({ kind, name });
  const why = whyNotDeletable(state, { kind, name });
  if (why !== null) throw new ExpectedError('conflict', why);
  const writes = deletionOf(state, now, { kind, name });
  requireSomebodyLeft(state, writes);
  return {
    writes,
    audit: [{ type: `${kind}.delete`, actor: by, data: { name, version: document.version } }],
    changes: [{ type: changeTypeOf(kind), request: null, change: null, by }],
    result: undefined,
  };
}

export function noSuchDocument({ kind, name }: DocumentKey): ExpectedError {
  return new ExpectedError('not_found', `There is no ${kindWords[kind]} ${name}.`);
}

/** The writes that delete a document that is there. */
export function deletionOf(
  state: ClusterState,
  now: number,
  { kind, name }: DocumentKey,
): readonly Write[] {
  if (kind === 'role') return [{ type: 'role-deleted', name }];
  if (kind === 'access_monitoring_rule') return [{ type: 'review-rule-deleted', name }];
  if (kind === 'node') {
    const node = state.nodeNamed(name);
    return node ? [{ type: 'node-deleted', id: node.resource.id }] : [];
  }
  if (kind !== 'user') {
    const record = state.resourceNamed(kind, name);
    return record ? [{ type: 'resource-deleted', id: record.resource.id }] : [];
  }
  const user = state.userNamed(name);
  if (!user) return [];
  const sessions = [...state.sessions.values()].filter((session) => session.user === user.id);
  return [
    { type: 'user', user: { ...user, deleted: now } },
    ...sessions.map((session) => ({
      type: 'session' as const,
      session: { ...session, ended: now },
    })),
  ];
}

/** Why something cannot be deleted as the cluster is, in words; `null` when it can. */
export function whyNotDeletable(state: ClusterState, { kind, name }: DocumentKey): string | null {
  if (kind === 'node' && state.nodeNamed(name)?.builtIn)
    return `${name} is served by the cluster itself, so it cannot be deleted.`;
  if (kind !== 'role') return null;
  const holders = [...state.users.values()]
    .filter((user) => user.deleted === null && user.roles.includes(name))
    .map((user) => user.name);
  const offering = [...state.roles.values()]
    .filter((role) => role.name !== name && offers(role.definition, name))
    .map((role) => role.name);
  const uses = [...inUse('held by', holders), ...inUse('offered by role', offering)];
  if (uses.length === 0) return null;
  return `Role ${name} is still ${uses.join(' and ')}. Take it away from there first.`;
}

function inUse(how: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.toSorted().slice(0, 5);
  const more = names.length > shown.length ? [`${names.length - shown.length} more`] : [];
  return [`${how} ${listWords([...shown, ...more])}`];
}

/** Whether a role lets others ask for another by its name: a new role of that name would be offered unseen. */
function offers({ spec }: Role, name: string): boolean {
  const { search_as_roles: searched, roles, claims_to_roles: claims } = spec.allow.request;
  return [...searched, ...roles, ...claims.flatMap((claim) => claim.roles)].includes(name);
}
