import { z } from 'zod';
import { resourceIdSchema } from './resource-id-schema';
import { resourceKinds } from './resource-kind';

export type { ResourceId } from './resource-id';
export type { ResourceKind } from './resource-kind';

export const resourceKindSchema = z.enum(resourceKinds);

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

/** What is asked for inside a Kubernetes cluster may be a pattern, so its name may hold one too. */
const targetNameSchema = z
  .string()
  .max(1024)
  .regex(/^[^\p{Cc}]+$/u);

/** What people see of a resource. Where it is reached and how it is trusted stays inside the cluster. */
export const resourceSchema = z
  .strictObject({
    id: resourceIdSchema,
    kind: resourceKindSchema,
    /** The name people use, unique among the resources of a kind: `iot`. */
    name: targetNameSchema,
    labels: labelsSchema,
    description: z.string().max(1024),
    /** What it speaks, such as `ssh`, `postgres` or `aws-console`: as whom it is used depends on it. */
    protocol: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'is not a protocol such as "postgres"'),
  })
  .refine(
    ({ kind, name }) => kind === 'kube_resource' || resourceNameSchema.safeParse(name).success,
    { path: ['name'], message: 'holds what the name of a resource cannot hold' },
  );
export type Resource = z.infer<typeof resourceSchema>;
