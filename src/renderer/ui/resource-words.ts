import { isWholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { pluralWithGroup } from '#shared/model/kubernetes-kinds';
import { parseResourceId } from '#shared/model/resource-id';

/** What is asked for inside a Kubernetes cluster, in words: `pods web-* in prod`, `everything in prod`. */
export function targetText(target: KubernetesTarget): string {
  if (target.scope === 'cluster')
    return `${pluralWithGroup(target.resource, target.group)} ${target.name}`;
  const place = target.namespace === '*' ? 'any namespace' : target.namespace;
  if (isWholeNamespace(target)) return `everything in ${place}`;
  const what = pluralWithGroup(target.resource, target.group);
  return target.name === '*' ? `all ${what} in ${place}` : `${what} ${target.name} in ${place}`;
}

/** What an id asks for inside a Kubernetes cluster, with that cluster; `null` for any other id. */
export function insideText(id: string): string | null {
  const parsed = parseResourceId(id);
  if (!parsed.ok || parsed.value.kind !== 'kube_resource') return null;
  return `${targetText(parsed.value.target)} on ${parsed.value.name}`;
}

/**
 * What people call a resource.
 *
 * @param name its name, where it is known; otherwise the last part of its id is what is left to show
 */
export function resourceText(id: string, name: string | undefined): string {
  return insideText(id) ?? name ?? id.split('/').at(-1)?.slice(0, 8) ?? id;
}
