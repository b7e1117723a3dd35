import { formatResourceId, parseResourceId } from '#shared/model/resource-id';
import type { ResourceKind } from '#shared/model/resource';

/** A resource, and the Kubernetes cluster that it is in. */
export function placesOf(id: string): readonly string[] {
  const parsed = parseResourceId(id);
  if (!parsed.ok || parsed.value.kind !== 'kube_resource') return [id];
  const { cluster, name } = parsed.value;
  return [id, formatResourceId({ cluster, kind: 'kube_cluster', name })];
}

/** The kind of a resource; `null` for an id that cannot be read. */
export function kindOf(id: string): ResourceKind | null {
  const parsed = parseResourceId(id);
  return parsed.ok ? parsed.value.kind : null;
}

/** By what a request for these resources is found: each, where it is, and its kind. */
export function termsOf(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => [...placesOf(id), kindOf(id) ?? id]));
}
