import type { RequestedResource } from '#shared/model/constraint';
import { parseResourceId } from '#shared/model/resource-id';
import type { WantedResource } from '../policy/derive-roles';
import { noSuchResource } from '../policy/derive-words';
import { targetProblem } from '../policy/kubernetes/targets';
import { clause, whyResourceLocked } from '../identity/locks';
import type { ClusterState } from '../store/cluster-state';
import { whyNotEnforced } from './components';

/** A resource that is not there or cannot be read, by its id, and why in words. */
export interface Missing {
  readonly resource: string;
  readonly text: string;
}

/** The resources of a request that are there, and a sentence for each that is not or cannot be read. */
export function lookUpWanted(
  state: ClusterState,
  resources: readonly RequestedResource[],
): { readonly wanted: readonly WantedResource[]; readonly missing: readonly Missing[] } {
  const missing: Missing[] = [];
  const wanted = resources.flatMap(({ id, constraint }) => {
    const unreadable = whyUnreadable(id);
    if (unreadable !== null) {
      missing.push({ resource: id, text: unreadable });
      return [];
    }
    const resource = state.resource(id);
    if (resource) return [{ resource, constraint }];
    missing.push({ resource: id, text: noSuchResource(id) });
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

/** Why a resource cannot be given now though roles would give it: it is locked, or a constraint would not hold. */
export function whyNotUsable(
  state: ClusterState,
  { resource, constraint }: WantedResource,
): string | null {
  return clause(whyResourceLocked(state, resource)) ?? whyNotEnforced(state, resource, constraint);
}
