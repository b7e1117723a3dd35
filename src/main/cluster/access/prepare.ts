import type { RequestedResource } from '#shared/model/constraint';
import { parseResourceId } from '#shared/model/resource-id';
import { roleNamed, staticRoles } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import { suggestedReviewers } from '../policy/annotations';
import { deriveRoles, type WantedResource } from '../policy/derive-roles';
import { noSuchResource } from '../policy/derive-words';
import { targetProblem } from '../policy/kubernetes/targets';
import { longestAccessDuration } from '../policy/durations';
import { outcome } from '../policy/outcome';
import { createReach } from '../policy/reach';
import { reasonNeeds } from '../policy/reasons';
import { searchRoles } from '../policy/search-roles';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';
import { mergeChoices, type ChoiceLists } from './principals-within';
import { possibleReviewers, thresholdsOf } from './review-subject';

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
  readonly suggestedReviewers: string[];
  /** Principals that may be chosen, by resource id. */
  readonly choices: Record<string, ChoiceLists>;
}

export function prepareRequest(
  state: ClusterState,
  user: UserRecord,
  resources: readonly RequestedResource[],
): Prepared {
  const lookup = roleNamed(state);
  const own = staticRoles(state, user);
  const candidates = searchRoles(own, lookup, user.traits).roles;
  const { wanted, missing } = lookUpWanted(state, resources);
  const derived = deriveRoles({ candidates, staticRoles: own, bearer: user, wanted });
  const uncovered = derived.ok ? [] : derived.error.map(({ text }) => text);
  const problems = [...missing, ...uncovered];
  if (resources.length === 0) problems.push('Choose at least one resource.');
  const roles = derived.ok && problems.length === 0 ? [...derived.value.roles] : [];
  const about = { requester: user.id, roles, reason: '' };
  const reason = reasonNeeds(own, roles, user.traits);
  const reach = createReach({ roles: candidates, denyRoles: own, bearer: user, separately: true });
  return {
    roles,
    problems: [...new Set(problems)],
    longestDuration: longestAccessDuration({
      derived: lookUpRoles(roles, lookup),
      staticRoles: own,
      traits: user.traits,
    }),
    reasonRequired: reason.required,
    reasonPrompts: [...reason.prompts],
    approvalsNeeded: roles.length > 0 ? outcome(thresholdsOf(state, about), []).waitingFor : '',
    reviewers: roles.length > 0 ? possibleReviewers(state, about) : [],
    suggestedReviewers: [...suggestedReviewers(own)],
    choices: Object.fromEntries(
      wanted
        .map(({ resource }) => [resource.id, reach.choices(resource)] as const)
        .filter(([, choices]) => Object.keys(choices).length > 0)
        .map(([id, choices]) => [id, mergeChoices([choices])]),
    ),
  };
}

function lookUpWanted(
  state: ClusterState,
  resources: readonly RequestedResource[],
): { readonly wanted: readonly WantedResource[]; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const wanted = resources.flatMap(({ id, constraint }) => {
    const unreadable = whyUnreadable(id);
    if (unreadable !== null) {
      missing.push(unreadable);
      return [];
    }
    const resource = state.resource(id);
    if (resource) return [{ resource, constraint }];
    missing.push(noSuchResource(id));
    return [];
  });
  return { wanted, missing };
}

/** What is wrong with the patterns in an id, in words; `null` when they can be read. */
function whyUnreadable(id: string): string | null {
  const parsed = parseResourceId(id);
  if (!parsed.ok || parsed.value.kind !== 'kube_resource') return null;
  const problem = targetProblem(parsed.value.target);
  return problem === null ? null : `${id}: ${problem}`;
}
