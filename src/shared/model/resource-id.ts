import { err, ok, type Result } from '../lib/result';
import type { KubernetesTarget } from './kubernetes';
import {
  formatKubernetesKind,
  formatKubernetesPlace,
  readKubernetesKind,
  readKubernetesPlace,
} from './kubernetes-id';
import { isResourceKind, type ResourceKind } from './resource-kind';

/**
 * The parts of a resource id (docs/resource-ids.md). `name` is the resource's immutable id (a UUID for nodes); for
 * what is inside a Kubernetes cluster it is the name of that Kubernetes cluster.
 */
export type ResourceIdParts =
  | {
      readonly cluster: string;
      readonly kind: Exclude<ResourceKind, 'kube_resource'>;
      readonly name: string;
    }
  | {
      readonly cluster: string;
      readonly kind: 'kube_resource';
      readonly name: string;
      readonly target: KubernetesTarget;
    };

export type ResourceId = string;

/**
 * The longest resource id, in UTF-16 code units. The longest names there are (cluster, Kubernetes cluster, group and
 * name 253 each, plural and namespace 63) make 1,152 with what parts them; the rest is room for patterns.
 */
export const maxResourceIdLength = 1_280;

/** Control characters, those that turn the order of reading, and halves of characters, which no text can carry. */
const unprintable = /[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/u;

/** Prints a resource id: `/cluster/kind/name`, or `/cluster/kube:ns:pods/kube/namespace/name`. */
export function formatResourceId(parts: ResourceIdParts): ResourceId {
  if (parts.kind !== 'kube_resource') return `/${parts.cluster}/${parts.kind}/${parts.name}`;
  return `/${parts.cluster}/${formatKubernetesKind(parts.target)}/${formatKubernetesPlace(parts)}`;
}

/**
 * Reads a resource id. It has one spelling, so that equal resources have equal ids: an older form is refused, naming
 * the id that is meant.
 *
 * @returns an error that says which part is missing, unknown or not in its form
 */
export function parseResourceId(text: string): Result<ResourceIdParts> {
  const read = readAnyForm(text);
  if (!read.ok) return read;
  const canonical = formatResourceId(read.value);
  if (canonical === text) return read;
  return err(`"${text}" is the older form of a resource id: write "${canonical}"`);
}

/** Reads a resource id that a person wrote, in its older form too, and gives its one spelling. */
export function canonicalResourceId(text: string): Result<ResourceId> {
  const read = readAnyForm(text);
  if (!read.ok) return read;
  const canonical = formatResourceId(read.value);
  const again = parseResourceId(canonical);
  return again.ok ? ok(canonical) : again;
}

function readAnyForm(text: string): Result<ResourceIdParts> {
  if (text.length > maxResourceIdLength)
    return err(`A resource id has at most ${maxResourceIdLength} characters`);
  if (unprintable.test(text)) return err('A resource id holds no control characters');
  const parts = readParts(text);
  return parts.ok ? parts : err(`"${text}" is not a resource id: ${parts.error}`);
}

function readParts(text: string): Result<ResourceIdParts> {
  if (!text.startsWith('/')) return err('it must start with "/"');
  const [cluster, kind, ...rest] = text.slice(1).split('/');
  const name = rest.join('/');
  if (!cluster) return err('the cluster is missing');
  if (!kind) return err('the kind is missing');
  const inKubernetes = readKubernetesKind(kind);
  if (inKubernetes) {
    if (!inKubernetes.ok) return inKubernetes;
    const place = readKubernetesPlace(inKubernetes.value, name);
    return place.ok ? ok({ cluster, kind: 'kube_resource', ...place.value }) : place;
  }
  if (!isResourceKind(kind)) return err(`"${kind}" is not a known kind`);
  if (kind === 'kube_resource')
    return err('"kube_resource" needs the Kubernetes kind: write kube:ns:pods or kube:cw:nodes');
  if (!name) return err('the name is missing');
  if (kind === 'node' && rest.length > 1) return err('a node takes no sub-resource');
  return ok({ cluster, kind, name });
}

/** The id of the Kubernetes cluster that a resource is in; its own for a Kubernetes cluster, `null` for the rest. */
export function kubeClusterIdOf(parts: ResourceIdParts): ResourceId | null {
  if (parts.kind !== 'kube_resource' && parts.kind !== 'kube_cluster') return null;
  return formatResourceId({ cluster: parts.cluster, kind: 'kube_cluster', name: parts.name });
}
