import { z } from 'zod';

const text = z.string().max(1024);

/**
 * An entry of a role's `kubernetes_resources`, as the file has it. What is left out is `null`: what that means
 * depends on the role's version (docs/resource-ids.md).
 */
export const kubernetesEntrySchema = z.strictObject({
  kind: text.min(1),
  api_group: text.nullable().default(null),
  namespace: text.nullable().default(null),
  name: text.min(1),
  verbs: z.array(text.min(1)).max(64).nullable().default(null),
});
export type KubernetesEntry = z.output<typeof kubernetesEntrySchema>;

/** An entry of a role's `request.kubernetes_resources`: a kind that may be requested. */
export const requestKubernetesEntrySchema = z.strictObject({
  kind: text.min(1),
  api_group: text.nullable().default(null),
});
export type RequestKubernetesEntry = z.output<typeof requestKubernetesEntrySchema>;
