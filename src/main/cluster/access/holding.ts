import type { Choices } from '#shared/model/principal';
import type { Resource, ResourceId } from '#shared/model/resource';
import { whyNotAssumable } from '#shared/model/request-machine';
import type { AccessState, ResourceRow } from '#shared/model/search';
import { whyRequestLocked, whyResourceLocked } from '../identity/locks';
import { roleNamed, staticRoles, type SignedIn } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import type { SeesAlike } from '../inventory/visibility';
import { createReach, type Reach } from '../policy/reach';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { lastingReach } from './lasting-reaches';
import { mergeChoices, principalsWithin } from './principals-within';
import { accessSettings } from './settings';
import { isDue } from './view';

/** What one caller holds, asked for many resources. Made for one call. */
export interface Holding {
  /** Whether regular access counts: nothing is assumed, or the cluster keeps it beside that. */
  readonly standing: boolean;
  readonly mayRequestAnything: boolean;
  /**
   * What standing access reaches while it counts, which lasts as long as its answers do, and what roles reach that
   * were approved by name.
   */
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
    .filter((request) => whyNotAssumable(request, now) === null)
    .filter((request) => whyRequestLocked(state, request.id) === null)
    .map((request) => ({ request, reach: reachOf(state, caller, request) }));
  const standing = session.assumed.length === 0 || accessSettings(state).keepStanding;

  const assumedGrants = grants.filter(({ request }) => session.assumed.includes(request.id));
  const isGranted = (resource: Resource) =>
    grants.some((grant) => grantedPrincipals(grant, resource) !== null);
  const byName = grants.filter(({ request }) => request.resources.length === 0);
  const isStanding = (resource: Resource) => standing && reach.own.canSee(resource);

  function stateOf(resource: Resource): AccessState {
    if (isStanding(resource)) return 'available';
    if (isGranted(resource)) return 'granted';
    // Approved ones that are named here wait for their start, or until they are unlocked.
    return mine.some((request) => names(request, resource)) ? 'pending' : 'requestable';
  }

  return {
    standing,
    mayRequestAnything: reach.mayRequestAnything,
    seesOwn: [
      ...(standing ? [reach.seesOwn] : []),
      ...byName.map((grant) => grant.reach.seesAlike),
    ],
    seesRequestable: reach.seesRequestable,
    approved: grants.flatMap(({ request }) => request.resources.map(({ id }) => id)),
    mayUse: (resource) => isStanding(resource) || isGranted(resource),
    row: (resource) => ({
      resource,
      ...lockedOn(state, resource),
      state: stateOf(resource),
      available: mergeChoices([
        ...(isStanding(resource) ? [reach.own.choices(resource)] : []),
        ...assumedGrants.flatMap((grant) => grantedPrincipals(grant, resource) ?? []),
      ]),
      requestable: mergeChoices([reach.requestable.choices(resource)]),
      requests: mine
        .filter(
          (request) =>
            names(request, resource) ||
            byName.some((grant) => grant.request === request && grant.reach.canSee(resource)),
        )
        .map((request) => request.id),
    }),
  };
}

function lockedOn(state: ClusterState, resource: Resource): { readonly locked?: string } {
  const locked = whyResourceLocked(state, resource);
  return locked === null ? {} : { locked };
}

function names(request: RequestRecord, resource: Resource): boolean {
  return request.resources.some((each) => each.id === resource.id);
}

function reachOf(state: ClusterState, { user }: SignedIn, request: RequestRecord): Reach {
  return createReach({
    roles: lookUpRoles(request.roles, roleNamed(state)),
    denyRoles: staticRoles(state, user),
    bearer: user,
  });
}

interface Grant {
  readonly request: RequestRecord;
  readonly reach: Reach;
}

/** What a grant gives on a resource; `null` when it does not give it. */
function grantedPrincipals({ request, reach }: Grant, resource: Resource): Choices | null {
  if (!reach.canSee(resource)) return null;
  if (request.resources.length === 0) return reach.choices(resource);
  const asked = request.resources.find((each) => each.id === resource.id);
  if (!asked) return null;
  const within = principalsWithin(reach.choices(resource), asked.constraint);
  return asked.constraint.type === 'by-role' || Object.keys(within).length > 0 ? within : null;
}
