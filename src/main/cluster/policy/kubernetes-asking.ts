import type { Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import type { BoundRole } from './bound-role';
import { requestableKinds, type RequestableKinds } from './kubernetes/requestable';
import { kubernetesTargetOf } from './kubernetes/target-of';

/** Whether a resource may be asked for by the candidate at a position; only Kubernetes knows a difference. */
export type AskInside = (at: number, resource: Resource) => boolean;

/**
 * What the requester's own roles let them ask for inside Kubernetes clusters, for each candidate. Of several roles
 * that offer a candidate, one without `request.kubernetes_resources` lifts the others' limits; with limits alone,
 * the kinds of all of them count, and a whole cluster cannot be asked for. Nor can it where one of the requester's
 * roles denies asking for some kind.
 */
export function mayAskInside(
  staticRoles: readonly Role[],
  candidates: readonly BoundRole[],
): AskInside {
  const denied = staticRoles.map(({ version, spec }) =>
    requestableKinds({ version, effect: 'deny', entries: spec.deny.request.kubernetes_resources }),
  );
  const limits = candidates.map(({ name }) => limitsOf(staticRoles, name));
  return (at, resource) => {
    const limit = limits[at];
    // A whole cluster holds what is denied as well.
    if (resource.kind === 'kube_cluster')
      return limit === null && !denied.some(({ limited }) => limited);
    if (resource.kind !== 'kube_resource') return true;
    const target = kubernetesTargetOf(resource);
    if (!target || denied.some((kinds) => kinds.covers(target) !== 'none')) return false;
    return limit === null || limit?.some((kinds) => kinds.covers(target) === 'all') === true;
  };
}

/** What each role that offers a candidate names; `null` when one of them sets no limit. */
function limitsOf(
  staticRoles: readonly Role[],
  candidate: string,
): readonly RequestableKinds[] | null {
  const offering = staticRoles.filter(({ spec }) =>
    spec.allow.request.search_as_roles.includes(candidate),
  );
  const limits = offering.map(({ version, spec }) =>
    requestableKinds({
      version,
      effect: 'allow',
      entries: spec.allow.request.kubernetes_resources,
    }),
  );
  return limits.some(({ limited }) => !limited) ? null : limits;
}

export function whyNotInside({ kind }: Resource): string {
  return kind === 'kube_cluster'
    ? 'your roles let you ask for resources inside this cluster, not for all of it'
    : 'your roles do not let you ask for this kind of Kubernetes resource';
}
