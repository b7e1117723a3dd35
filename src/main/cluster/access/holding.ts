import type { Resource, ResourceId } from '#shared/model/resource';
import type { AccessState, ResourceRow } from '#shared/model/search';
import { roleNamed, staticRoles, type SignedIn } from '../identity/sessions';
import { lookUpRoles } from '../policy/compiled-role';
import type { SeesAlike } from '../inventory/visibility';
import { admits } from '../policy/grant';
import { createReach, type Reach } from '../policy/reachable-logins';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { lastingReach } from './lasting-reaches';
import { isDue } from './view';

/** What one caller holds, asked for many resources. Made for one call. */
export interface Holding {
  /** Whether a request is assumed: regular access is then out of reach. */
  readonly assumed: boolean;
  readonly mayRequestAnything: boolean;
  /** What standing access reaches; lasts as long as its answers do. Nothing while a request is assumed. */
  readonly seesOwn: readonly SeesAlike[];
  /** What they may ask for; lasts as long as its answers do. */
  readonly seesRequestable: SeesAlike;
  /** The resources that approved requests of theirs name, assumed or ready to be. */
  readonly approved: readonly ResourceId[];
  /** By standing access, or by an approved request of theirs, assumed or ready to be. */
  mayUse(resource: Resource): boolean;
  row(resource: Resource): ResourceRow;
}

export function createHolding(state: ClusterState, now: number, caller: SignedIn): Holding {
  const { user, session } = caller;
  const reach = lastingReach(state, user);
  const mine = [...state.openRequests.values()]
    .filter((request) => request.requester === user.id && !isDue(request, now))
    .sort((a, b) => b.created - a.created);
  const grants = mine
    .filter((request) => request.state === 'APPROVED')
    .map((request) => ({ request, reach: reachOf(state, caller, request) }));
  const assumed = session.assumed.length > 0;

  const granted = (resource: Resource, onlyAssumed: boolean): string[] =>
    grants
      .filter(({ request }) => !onlyAssumed || session.assumed.includes(request.id))
      .flatMap((grant) => grantedLogins(grant.request, grant.reach, resource));
  const standing = (resource: Resource): readonly string[] =>
    assumed ? [] : reach.own.logins(resource);

  function stateOf(resource: Resource): AccessState {
    if (standing(resource).length > 0) return 'available';
    if (granted(resource, false).length > 0) return 'granted';
    const waits = mine.some((request) => request.state === 'PENDING' && names(request, resource));
    return waits ? 'pending' : 'requestable';
  }

  return {
    assumed,
    mayRequestAnything: reach.mayRequestAnything,
    seesOwn: assumed ? [] : [reach.seesOwn],
    seesRequestable: reach.seesRequestable,
    approved: grants.flatMap(({ request }) => request.resources.map(({ id }) => id)),
    mayUse: (resource) => standing(resource).length > 0 || granted(resource, false).length > 0,
    row: (resource) => ({
      resource,
      state: stateOf(resource),
      availableLogins: [...new Set([...standing(resource), ...granted(resource, true)])].sort(),
      requestableLogins: [...reach.requestable.logins(resource)],
      requests: mine.filter((request) => names(request, resource)).map((request) => request.id),
    }),
  };
}

function names(request: RequestRecord, resource: Resource): boolean {
  return request.resources.some((each) => each.id === resource.id);
}

function reachOf(state: ClusterState, { user }: SignedIn, request: RequestRecord): Reach {
  return createReach({
    roles: lookUpRoles(request.roles, roleNamed(state)),
    denyRoles: staticRoles(state, user),
    traits: user.traits,
  });
}

function grantedLogins(request: RequestRecord, reach: Reach, resource: Resource): string[] {
  const asked = request.resources.find((each) => each.id === resource.id);
  if (!asked) return [];
  return reach.logins(resource).filter((login) => admits(asked.constraint, login));
}
