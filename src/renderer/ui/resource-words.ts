import { t } from '#shared/i18n/text';
import { isWholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { pluralWithGroup } from '#shared/model/kubernetes-kinds';
import { parseResourceId } from '#shared/model/resource-id';

/** What is asked for inside a Kubernetes cluster, in words: `pods web-* in prod`, `everything in prod`. */
export function targetText(target: KubernetesTarget): string {
  if (target.scope === 'cluster')
    return `${pluralWithGroup(target.resource, target.group)} ${target.name}`;
  const place = target.namespace === '*' ? t('ui.target.anyNamespace') : target.namespace;
  if (isWholeNamespace(target)) return t('ui.target.everything', { place });
  const what = pluralWithGroup(target.resource, target.group);
  return target.name === '*'
    ? t('ui.target.all', { what, place })
    : t('ui.target.named', { what, name: target.name, place });
}

/** What an id asks for inside a Kubernetes cluster, with that cluster; `null` for any other id. */
export function insideText(id: string): string | null {
  const parsed = parseResourceId(id);
  if (!parsed.ok || parsed.value.kind !== 'kube_resource') return null;
  const { target, name } = parsed.value;
  return t('ui.target.onCluster', { target: targetText(target), cluster: name });
}

/**
 * What people call a resource.
 *
 * @param name its name, where it is known; otherwise the last part of its id is what is left to show
 */
export function resourceText(id: string, name: string | undefined): string {
  return insideText(id) ?? name ?? id.split('/').at(-1)?.slice(0, 8) ?? id;
}
