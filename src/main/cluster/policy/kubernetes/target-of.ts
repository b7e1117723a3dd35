import { isConcrete, type KubernetesTarget } from '#shared/model/kubernetes';
import type { Resource } from '#shared/model/resource';
import { parseResourceId } from '#shared/model/resource-id';
import type { KubernetesMatcher } from './matcher';
import { targetMatches } from './targets';

const known = new WeakMap<Resource, KubernetesTarget | null>();

/** What a resource of kind `kube_resource` is inside its cluster; `null` for any other. */
export function kubernetesTargetOf(resource: Resource): KubernetesTarget | null {
  const remembered = known.get(resource);
  if (remembered !== undefined) return remembered;
  const parsed = parseResourceId(resource.id);
  const target = parsed.ok && parsed.value.kind === 'kube_resource' ? parsed.value.target : null;
  known.set(resource, target);
  return target;
}

/** Whether rules that allow fit a target: one resource for what is done to it, or some of what a pattern stands for. */
export function allowsTarget(
  rules: KubernetesMatcher,
  target: KubernetesTarget,
  verb?: string,
): boolean {
  return isConcrete(target) ? rules.matches(target, verb) : rules.covers(target) !== 'none';
}

/** Whether rules that deny fit a target: one resource for what is done to it, or all that a pattern stands for. */
export function deniesTarget(
  rules: KubernetesMatcher,
  target: KubernetesTarget,
  verb?: string,
): boolean {
  return isConcrete(target) ? rules.matches(target, verb) : rules.covers(target) === 'all';
}

/**
 * Whether a resource is one that was requested: by its id, as part of a Kubernetes cluster that was requested whole,
 * or by a pattern that it fits.
 */
export function coversResource(requestedId: string, resource: Resource): boolean {
  if (requestedId === resource.id) return true;
  const target = kubernetesTargetOf(resource);
  const requested = parseResourceId(requestedId);
  const actual = parseResourceId(resource.id);
  if (!target || !requested.ok || !actual.ok) return false;
  if (requested.value.cluster !== actual.value.cluster) return false;
  if (requested.value.name !== actual.value.name) return false;
  if (requested.value.kind === 'kube_cluster') return true;
  return requested.value.kind === 'kube_resource' && targetMatches(requested.value.target, target);
}
