import { z } from 'zod';
import { err, ok, type Result } from '../lib/result';

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

/** The parts of `/cluster/kind/name[/sub]`. `name` is the resource's immutable id (a UUID for nodes). */
export interface ResourceIdParts {
  readonly cluster: string;
  readonly kind: ResourceKind;
  readonly name: string;
}

/** Prints a resource id: `/cluster/kind/name`. */
export function formatResourceId(parts: ResourceIdParts): string {
  return `/${parts.cluster}/${parts.kind}/${parts.name}`;
}

/** Reads a resource id; the error says which part is missing or unknown. */
export function parseResourceId(text: string): Result<ResourceIdParts> {
  if (!text.startsWith('/')) return err(`"${text}" is not a resource id: it must start with "/"`);
  const [cluster, kind, ...rest] = text.slice(1).split('/');
  const name = rest.join('/');
  if (!cluster) return err(`"${text}" is not a resource id: the cluster is missing`);
  if (!kind) return err(`"${text}" is not a resource id: the kind is missing`);
  const known = resourceKindSchema.safeParse(kind);
  if (!known.success) return err(`"${text}" is not a resource id: "${kind}" is not a known kind`);
  if (!name) return err(`"${text}" is not a resource id: the name is missing`);
  return ok({ cluster, kind: known.data, name });
}

export const resourceIdSchema = z
  .string()
  .max(512)
  .superRefine((text, context) => {
    const parsed = parseResourceId(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
  });
export type ResourceId = string;

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
