import { z } from 'zod';

/** The kinds of resource a cluster knows. */
export const resourceKinds = [
  'node',
  'kube_cluster',
  'kube_resource',
  'db',
  'app',
  'windows_desktop',
] as const;

export const resourceKindSchema = z.enum(resourceKinds);
export type ResourceKind = z.infer<typeof resourceKindSchema>;
