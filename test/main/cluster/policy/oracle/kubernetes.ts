import type { KubernetesTarget } from '#shared/model/kubernetes';
import type { KubernetesEntry } from '#shared/model/kubernetes-schema';
import type { Role } from '#shared/model/role';
import type { Effect } from './labels';
import { fits } from './text';

interface Kind {
  readonly older: string;
  readonly plural: string;
  readonly group: string;
  readonly namespaced: boolean;
}

/** The kinds that are generated; `widgets` is a custom one, which nobody knows beforehand. */
export const kinds: readonly Kind[] = [
  { older: 'pod', plural: 'pods', group: '', namespaced: true },
  { older: 'secret', plural: 'secrets', group: '', namespaced: true },
  { older: 'deployment', plural: 'deployments', group: 'apps', namespaced: true },
  { older: 'kube_node', plural: 'nodes', group: '', namespaced: false },
  { older: 'namespace', plural: 'namespaces', group: '', namespaced: false },
];

/** What the id of one resource in a Kubernetes cluster says, in the form `/c/kube:ns:deployments.apps/k/dev/web`. */
export function targetOf(id: string): KubernetesTarget {
  const [, , kind = '', , ...rest] = id.split('/');
  const [, scope, plural = ''] = kind.split(':');
  const [resource = '', ...group] = plural.split('.');
  const [first = '', second = ''] = rest;
  return scope === 'ns'
    ? { scope: 'namespaced', resource, group: group.join('.'), namespace: first, name: second }
    : { scope: 'cluster', resource, group: group.join('.'), namespace: null, name: first };
}

/** Whether one side of a role fits one resource in a Kubernetes cluster, for a verb (left out: see docs/resource-ids.md). */
export function kubernetesFits(
  role: Role,
  effect: Effect,
  target: KubernetesTarget,
  verb?: string,
): boolean {
  const entries = role.spec[effect].kubernetes_resources;
  const { version } = role;
  if (entries === null) {
    if (effect === 'deny' || version === 'v6') return false;
    return version === 'v7' || version === 'v8' || (isPod(target) && target.group === '');
  }
  return entries.some((entry) => {
    if (!readable(version, entry)) return effect === 'deny';
    return placeFits(version, effect, entry, target) && verbFits(entry, effect, verb);
  });
}

function isPod(target: KubernetesTarget): boolean {
  return target.scope === 'namespaced' && target.resource === 'pods';
}

function verbFits({ verbs }: KubernetesEntry, effect: Effect, verb?: string): boolean {
  if (verbs === null || verbs.includes('*')) return true;
  return verb === undefined ? effect === 'allow' : verbs.includes(verb);
}

/** Whether an entry can stand in a role of a version. */
function readable(version: Role['version'], entry: KubernetesEntry): boolean {
  const { kind, api_group: group, namespace, verbs } = entry;
  if (verbs?.length === 0) return false;
  const hasNamespace = namespace !== null && namespace !== '';
  if (version === 'v8') {
    const known = kinds.find(({ plural }) => plural === kind);
    if (group === null || kinds.some(({ older }) => older === kind)) return false;
    if (!known || !fits(group, known.group)) return true;
    return known.namespaced ? hasNamespace : !hasNamespace || namespace === '*';
  }
  if (group !== null) return false;
  if (version !== 'v7') return kind === 'pod' && hasNamespace;
  const known = kinds.find(({ older }) => older === kind);
  if (kind === '*' || known?.namespaced) return hasNamespace;
  return known !== undefined;
}

function placeFits(
  version: Role['version'],
  effect: Effect,
  entry: KubernetesEntry,
  target: KubernetesTarget,
): boolean {
  const inNamespace = (wanted: string) =>
    target.scope === 'namespaced' && fits(wanted, target.namespace);
  const namespace = entry.namespace ?? '';
  const named = fits(entry.name, target.name);
  if (version === 'v8') {
    if (entry.kind !== '*' && entry.kind !== target.resource) return false;
    if (!fits(entry.api_group ?? '', target.group) || !named) return false;
    if (target.scope === 'namespaced') return namespace !== '' && inNamespace(namespace);
    return namespace === '' || namespace === '*';
  }
  const ofKind = kinds.find(({ older }) => older === entry.kind);
  const itself =
    target.resource === ofKind?.plural && (effect === 'deny' || target.group === ofKind.group);
  if (entry.kind === 'namespace') return inNamespace(entry.name) || (itself && named);
  if (entry.kind === '*') {
    const inNone = target.scope === 'cluster' && (namespace === '*' || effect === 'deny');
    return named && (inNamespace(namespace) || inNone);
  }
  if (!itself || !named) return false;
  return ofKind.namespaced ? inNamespace(namespace) : target.scope === 'cluster';
}
