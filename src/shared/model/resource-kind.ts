/** The kinds of resource a cluster knows. */
export const resourceKinds = [
  'node',
  'kube_cluster',
  'kube_resource',
  'db',
  'app',
  'windows_desktop',
] as const;

export type ResourceKind = (typeof resourceKinds)[number];

export function isResourceKind(text: string): text is ResourceKind {
  return resourceKinds.some((kind) => kind === text);
}
