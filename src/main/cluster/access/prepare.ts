import type { RequestedResource } from '#shared/model/constraint';
import { roleNamed, staticRoles } from '../identity/sessions';
import { lookUpRoles } from '../policy/compiled-role';
import { deriveRoles, noSuchResource, type WantedResource } from '../policy/derive-roles';
import { longestAccessDuration } from '../policy/durations';
import { outcome, thresholdsFor } from '../policy/outcome';
import { createReach } from '../policy/reachable-logins';
import { reasonNeeds } from '../policy/reasons';
import { mayReviewRoles } from '../policy/review';
import { searchRoles } from '../policy/search-roles';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';

/** What a request would amount to. Nothing is stored. */
export interface Prepared {
  /** The derived roles; empty when something is not covered. */
  readonly roles: string[];
  /** One sentence each; empty when the request can be sent. */
  readonly problems: string[];
  /** Milliseconds. */
  readonly longestDuration: number;
  readonly reasonRequired: boolean;
  readonly reasonPrompts: string[];
  readonly approvalsNeeded: string;
  readonly reviewers: string[];
  readonly logins: Record<string, string[]>;
}

export function prepareRequest(
  state: ClusterState,
  user: UserRecord,
  resources: readonly RequestedResource[],
): Prepared {
  const lookup = roleNamed(state);
  const own = staticRoles(state, user);
  const candidates = searchRoles(own, lookup).roles;
  const { wanted, missing } = lookUpWanted(state, resources);
  const derived = deriveRoles({ candidates, staticRoles: own, traits: user.traits, wanted });
  const uncovered = derived.ok ? [] : derived.error.map(({ text }) => text);
  const problems = [...missing, ...uncovered];
  if (resources.length === 0) problems.push('Choose at least one resource.');
  const roles = derived.ok && problems.length === 0 ? [...derived.value.roles] : [];
  const reason = reasonNeeds(own, roles);
  const reach = createReach({ roles: candidates, denyRoles: own, traits: user.traits });
  return {
    roles,
    problems: [...new Set(problems)],
    longestDuration: longestAccessDuration({
      derived: lookUpRoles(roles, lookup),
      staticRoles: own,
    }),
    reasonRequired: reason.required,
    reasonPrompts: [...reason.prompts],
    approvalsNeeded: roles.length > 0 ? outcome(thresholdsFor(roles), []).waitingFor : '',
    reviewers: roles.length > 0 ? reviewersOf(state, user, roles) : [],
    logins: Object.fromEntries(
      wanted
        .map(({ resource }): [string, string[]] => [resource.id, [...reach.logins(resource)]])
        .filter(([, logins]) => logins.length > 0),
    ),
  };
}

function lookUpWanted(
  state: ClusterState,
  resources: readonly RequestedResource[],
): { readonly wanted: readonly WantedResource[]; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const wanted = resources.flatMap(({ id, constraint }) => {
    const resource = state.nodes.get(id)?.resource;
    if (resource) return [{ resource, constraint }];
    missing.push(noSuchResource(id));
    return [];
  });
  return { wanted, missing };
}

/** Names of those who could review a request for these roles, sorted. */
function reviewersOf(
  state: ClusterState,
  requester: UserRecord,
  roles: readonly string[],
): string[] {
  return [...state.users.values()]
    .filter((user) => user.id !== requester.id && user.deleted === null && user.locked === null)
    .filter((user) => mayReviewRoles(staticRoles(state, user), roles).allowed)
    .map((user) => user.name)
    .sort();
}
