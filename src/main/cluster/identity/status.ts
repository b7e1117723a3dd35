import { admits } from '#shared/model/constraint';
import type { Role } from '#shared/model/role';
import type { Status } from '#shared/model/status';
import { mayAdminister } from '../policy/administration';
import { bindRoles, lookUpRoles } from '../policy/bound-role';
import { createReach } from '../policy/reach';
import { reasonAlwaysRequired } from '../policy/reasons';
import { mayReviewAnything } from '../policy/review';
import { searchRoles } from '../policy/search-roles';
import { accessSettings } from '../access/settings';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { extensionsUnder } from './certificate-extensions';
import { roleNamed, staticRoles, type SignedIn } from './sessions';

/** What a signed-in user holds at this moment. */
export function statusOf(
  state: ClusterState,
  signedIn: SignedIn,
  cluster: { readonly name: string },
): Status {
  const { user, session } = signedIn;
  const roles = staticRoles(state, user);
  const held = session.assumed.flatMap((id) => state.openRequests.get(id) ?? []);
  const { keepStanding, severalGrants } = accessSettings(state);
  const standing = session.assumed.length === 0 || keepStanding;
  const counting = [standing ? user.roles : [], ...held.map((request) => request.roles)];
  const permits = extensionsUnder(counting, roleNamed(state));
  const unrestricted = standing || held.some(({ resources }) => resources.length === 0);
  return {
    cluster: cluster.name,
    user: { id: user.id, name: user.name },
    roles: roles.map((role) => role.metadata.name),
    assumedRoles: [...new Set(held.flatMap((request) => request.roles))].sort(),
    logins: sorted([
      ...(standing ? standingLogins(state, user) : []),
      ...held.flatMap((request) => loginsOfGrant(state, user, request)),
    ]),
    activeRequests: [...session.assumed],
    grants: held.map(grantHeld),
    standing,
    severalGrants,
    allowedResources: unrestricted ? null : held.flatMap(({ resources }) => [...resources]),
    validUntil: standing
      ? session.expires
      : Math.min(session.expires, Math.max(0, ...held.map((each) => each.accessUntil ?? 0))),
    generation: session.generation,
    extensions: {
      pty: permits.includes('permit-pty'),
      portForwarding: permits.includes('permit-port-forwarding'),
      agentForwarding: permits.includes('permit-agent-forwarding'),
    },
    can: {
      request: searchRoles(roles, roleNamed(state), user.traits).roles.length > 0,
      review: mayReviewAnything({ roles, traits: user.traits }),
      administer: mayAdminister(roles, 'node', 'create').allowed,
      audit: mayAdminister(roles, 'event', 'list').allowed,
      lock: mayAdminister(roles, 'lock', 'create').allowed,
      settings: mayAdminister(roles, 'cluster_auth_preference', 'update').allowed,
      recordings: mayReadRecordings(roles),
    },
    reasonRequired: reasonAlwaysRequired(roles),
  };
}

function grantHeld(request: RequestRecord): Status['grants'][number] {
  const { id, roles, resources, accessUntil } = request;
  return {
    request: id,
    roles: [...roles],
    resources: [...resources],
    accessUntil: accessUntil ?? 0,
  };
}

function mayReadRecordings(roles: readonly Role[]): boolean {
  return (['list', 'read'] as const).every((verb) => mayAdminister(roles, 'session', verb).allowed);
}

function sorted(logins: readonly string[]): string[] {
  return [...new Set(logins)].sort();
}

function standingLogins(state: ClusterState, user: UserRecord): string[] {
  return loginsOf(staticRoles(state, user), user);
}

/** Every login that roles give on some node. */
function loginsOf(roles: readonly Role[], user: UserRecord): string[] {
  return bindRoles(roles, user).flatMap((role) => [
    ...(role.kind('node').given.get('login')?.values ?? []),
  ]);
}

function loginsOfGrant(state: ClusterState, user: UserRecord, request: RequestRecord): string[] {
  if (request.resources.length === 0)
    return loginsOf(lookUpRoles(request.roles, roleNamed(state)), user);
  const reach = createReach({
    roles: lookUpRoles(request.roles, roleNamed(state)),
    denyRoles: staticRoles(state, user),
    bearer: user,
  });
  return request.resources.flatMap(({ id, constraint }) => {
    const node = state.nodes.get(id);
    const logins = node ? (reach.choices(node.resource).login ?? []) : [];
    return logins.filter((login) => admits(constraint, { login }));
  });
}
