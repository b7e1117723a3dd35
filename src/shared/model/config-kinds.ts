/**
 * What is managed by YAML documents: each has a kind, a name and a version. What has to be there before what names it
 * stands first.
 */
export const configKinds = [
  'role',
  'user',
  'node',
  'db',
  'app',
  'kube_cluster',
  'windows_desktop',
  'access_monitoring_rule',
] as const;
export type ConfigKind = (typeof configKinds)[number];
