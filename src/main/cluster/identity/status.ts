import { admits } from '#shared/model/constraint';
import type { Status } from '#shared/model/status';
import { mayAdminister } from '../policy/administration';
import { bindRoles, lookUpRoles } from '../policy/bound-role';
import { createReach } from '../policy/reach';
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
      request: searchRoles(roles, roleNamed(state), user.traits).roles.length > 0,
      review: mayReviewAnything({ roles, traits: user.traits }),
      administer: mayAdminister(roles, 'node', 'create').allowed,
      audit: mayAdminister(roles, 'event', 'list').allowed,
    },
    reasonRequired: reasonAlwaysRequired(roles),
  };
}

function standingLogins(state: ClusterState, user: UserRecord): string[] {
  const bound = bindRoles(staticRoles(state, user), user);
  return [
    ...new Set(bound.flatMap((role) => [...(role.kind('node').given.get('login')?.values ?? [])])),
  ].sort();
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
    bearer: user,
  });
  return request.resources.flatMap(({ id, constraint }) => {
    const node = state.nodes.get(id);
    const logins = node ? (reach.choices(node.resource).login ?? []) : [];
    return logins.filter((login) => admits(constraint, { login }));
  });
}
