import { z } from 'zod';
import { resourceIdSchema } from './resource-id';
import { resourceKindSchema } from './resource-kind';

export {
  formatResourceId,
  parseResourceId,
  resourceIdSchema,
  type ResourceId,
  type ResourceIdParts,
} from './resource-id';
export { resourceKindSchema, resourceKinds, type ResourceKind } from './resource-kind';

export const labelsSchema = z.record(z.string().min(1).max(256), z.string().max(1024));
export type Labels = Readonly<Record<string, string>>;

/**
 * The names that people use: letters, digits and `. _ -`, and what the names of other kinds than nodes hold
 * (`namespace/pod`, `host:port`). Names are shown in windows, terminals and commands to paste, so nothing that a
 * shell or a terminal would take for anything else.
 */
export const resourceNameSchema = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/:-]*$/, 'holds what the name of a resource cannot hold');

/** What people see of a resource. Where it is reached and how it is trusted stays inside the cluster. */
export const resourceSchema = z.strictObject({
  id: resourceIdSchema,
  kind: resourceKindSchema,
  /** The name people use, unique among the nodes of a cluster: `iot`. */
  name: resourceNameSchema,
  labels: labelsSchema,
  description: z.string().max(1024),
});
export type Resource = z.infer<typeof resourceSchema>;
