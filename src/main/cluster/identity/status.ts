import type { Status } from '#shared/model/status';
import { mayAdminister } from '../policy/administration';
import { bindRoles, lookUpRoles } from '../policy/compiled-role';
import { createReach } from '../policy/reachable-logins';
import { reasonAlwaysRequired } from '../policy/reasons';
import { mayReviewAnything } from '../policy/review';
import { searchRoles } from '../policy/search-roles';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { roleNamed, staticRoles, type SignedIn } from './sessions';

/** What the gateway and the nodes let through; forwarding is not served, so nobody is told that it works. */
const extensions = { pty: true, portForwarding: false, agentForwarding: false } as const;

/** What a signed-in user holds at this moment. */
export function statusOf(
  state: ClusterState,
  signedIn: SignedIn,
  cluster: { readonly name: string },
): Status {
  const { user, session } = signedIn;
  const roles = staticRoles(state, user);
  const held = session.assumed.flatMap((id) => state.openRequests.get(id) ?? []);
  const assumed = session.assumed.length > 0;
  return {
    cluster: cluster.name,
    user: { id: user.id, name: user.name },
    roles: roles.map((role) => role.metadata.name),
    assumedRoles: [...new Set(held.flatMap((request) => request.roles))].sort(),
    logins: assumed ? grantedLogins(state, user, held) : standingLogins(state, user),
    activeRequests: [...session.assumed],
    allowedResources: assumed ? held.flatMap((request) => [...request.resources]) : null,
    validUntil: Math.min(session.expires, ...held.flatMap((request) => request.accessUntil ?? [])),
    generation: session.generation,
    extensions,
    can: {
      request: searchRoles(roles, roleNamed(state)).roles.length > 0,
      review: mayReviewAnything(roles),
      administer: mayAdminister(roles, 'node', 'create').allowed,
    },
    reasonRequired: reasonAlwaysRequired(roles),
  };
}

function standingLogins(state: ClusterState, user: UserRecord): string[] {
  const bound = bindRoles(staticRoles(state, user), user.traits);
  return [...new Set(bound.flatMap((role) => [...role.kinds.node.principals]))].sort();
}

function grantedLogins(
  state: ClusterState,
  user: UserRecord,
  held: readonly RequestRecord[],
): string[] {
  return [...new Set(held.flatMap((request) => loginsOfGrant(state, user, request)))].sort();
}

function loginsOfGrant(state: ClusterState, user: UserRecord, request: RequestRecord): string[] {
  const reach = createReach({
    roles: lookUpRoles(request.roles, roleNamed(state)),
    denyRoles: staticRoles(state, user),
    traits: user.traits,
  });
  return request.resources.flatMap(({ id, constraint }) => {
    const node = state.nodes.get(id);
    const logins = node ? reach.logins(node.resource) : [];
    return constraint.type === 'by-role'
      ? [...logins]
      : logins.filter((login) => constraint.logins.includes(login));
  });
}
