import { isWholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { pluralWithGroup } from '#shared/model/kubernetes-kinds';
import type { Resource } from '#shared/model/resource';
import { defaultProtocols } from '#shared/model/resource-protocols';
import { kubeClusterIdOf, parseResourceId } from '#shared/model/resource-id';

/**
 * What a resource id names inside a Kubernetes cluster: it is reached by that cluster's labels. `undefined` for ids
 * of other kinds, and where there is no such cluster.
 */
export function resourceInside(
  id: string,
  clusterOf: (id: string) => Resource | undefined,
): Resource | undefined {
  const parsed = parseResourceId(id);
  if (!parsed.ok || parsed.value.kind !== 'kube_resource') return undefined;
  const cluster = clusterOf(kubeClusterIdOf(parsed.value) ?? '');
  if (!cluster) return undefined;
  return {
    id,
    kind: 'kube_resource',
    name: nameOf(parsed.value.target),
    labels: cluster.labels,
    description: '',
    protocol: defaultProtocols.kube_resource,
  };
}

/** `dev/nginx-* (pods)`, `node-1 (nodes)`, `dev (whole namespace)`. */
function nameOf(target: KubernetesTarget): string {
  if (isWholeNamespace(target)) return `${target.namespace ?? ''} (whole namespace)`;
  const place = target.namespace === null ? target.name : `${target.namespace}/${target.name}`;
  return `${place} (${pluralWithGroup(target.resource, target.group)})`;
}
