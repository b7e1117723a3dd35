import { t } from '#shared/i18n/text';
import { err, ok, type Result } from '#shared/lib/result';
import { wholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import {
  kindOfPlural,
  kubernetesKinds,
  olderKind,
  pluralWithGroup,
  type KubernetesScope,
} from '#shared/model/kubernetes-kinds';
import type { ResourceId } from '#shared/model/resource';
import { formatResourceId, parseResourceId, type ResourceIdParts } from '#shared/model/resource-id';

/** What is asked for inside a Kubernetes cluster, as it is typed. */
export interface InsideEntries {
  /** One of {@link insideKinds}. */
  readonly kind: string;
  /** The plural of a kind that is not on the list: `widgets.example.com`. */
  readonly other: string;
  readonly namespace: string;
  readonly name: string;
}

export const everything = 'everything';
export const otherKind = 'other';
export const noInside: InsideEntries = { kind: 'pods', other: '', namespace: '', name: '' };

/** The kinds on offer, pods first: `pods`, `deployments.apps`. */
export const insideKinds: readonly string[] = kubernetesKinds.map(({ resource, group }) =>
  pluralWithGroup(resource, group),
);

interface Kind {
  readonly resource: string;
  readonly group: string;
  /** `null` for a kind of which it is not known. */
  readonly scope: KubernetesScope | null;
}

/** Reads a kind as people write it: `deployments`, `deployments.apps`, the older `deployment`, `widgets.example.com`. */
function readKind(text: string): Kind {
  const [resource = '', ...rest] = text.trim().split('.');
  const group = rest.join('.');
  const known = olderKind(text.trim()) ?? kindOfPlural(resource);
  if (known && (group === '' || group === known.group)) return known;
  return { resource, group, scope: null };
}

const kindOf = ({ kind, other }: InsideEntries) => readKind(kind === otherKind ? other : kind);

/** Whether there is a namespace to name: some kinds belong to the whole Kubernetes cluster. */
export function hasNamespace(entries: InsideEntries): boolean {
  return entries.kind === everything || kindOf(entries).scope !== 'cluster';
}

/** Whether there is a name to give: everything in a namespace has none. */
export function hasName(entries: InsideEntries): boolean {
  return entries.kind !== everything;
}

export interface InsideProblem {
  readonly field: 'other' | 'namespace' | 'name';
  readonly message: string;
}

function targetOf(entries: InsideEntries): Result<KubernetesTarget, InsideProblem> {
  const namespace = entries.namespace.trim();
  const name = entries.name.trim();
  if (entries.kind === everything)
    return namespace === ''
      ? err({ field: 'namespace', message: t('requests.inside.namespaceMissing') })
      : ok(wholeNamespace(namespace));
  const { resource, group, scope } = kindOf(entries);
  if (resource === '')
    return err({
      field: 'other',
      message: t('requests.inside.pluralMissing'),
    });
  if (scope === 'namespaced' && namespace === '')
    return err({ field: 'namespace', message: t('requests.inside.namespaceMissing') });
  if (name === '') return err({ field: 'name', message: t('requests.inside.nameMissing') });
  // A kind that is not known is in a namespace where one is named.
  return ok(
    scope === 'cluster' || namespace === ''
      ? { scope: 'cluster', resource, group, namespace: null, name }
      : { scope: 'namespaced', resource, group, namespace, name },
  );
}

function isSameTarget(read: ResourceIdParts, target: KubernetesTarget): boolean {
  if (read.kind !== 'kube_resource') return false;
  return read.target.namespace === target.namespace && read.target.name === target.name;
}

/** The field with the slash. */
function slashField({ namespace }: InsideEntries): InsideProblem['field'] {
  return namespace.includes('/') ? 'namespace' : 'name';
}

/** The field that an id's error is about, by the word with which the id's parts are named. */
function fieldOf(message: string): InsideProblem['field'] {
  if (message.includes('namespace')) return 'namespace';
  return message.includes('kind') ? 'other' : 'name';
}

/**
 * The id of what is typed.
 *
 * @param kubeCluster the id of the Kubernetes cluster
 * @returns the first thing that is wrong with it, and in which field
 */
export function insideId(
  kubeCluster: ResourceId,
  entries: InsideEntries,
): Result<ResourceId, InsideProblem> {
  const cluster = parseResourceId(kubeCluster);
  const target = targetOf(entries);
  if (!cluster.ok) return err({ field: 'name', message: cluster.error });
  if (!target.ok) return target;
  const { cluster: where, name } = cluster.value;
  const id = formatResourceId({
    cluster: where,
    kind: 'kube_resource',
    name,
    target: target.value,
  });
  const read = parseResourceId(id);
  // A slash may move a part of what is typed into the part before it: then another place would be asked for.
  if (read.ok && read.value.name === name && isSameTarget(read.value, target.value)) return ok(id);
  if (read.ok) return err({ field: slashField(entries), message: t('requests.inside.noSlash') });
  const message = read.error.replace(/^"[^]*" is not a resource id: /, '');
  return err({ field: fieldOf(message), message: `${message}.` });
}
