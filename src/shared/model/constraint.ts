import { z } from 'zod';
import {
  loginSchema,
  principalEntries,
  principalValueSchema,
  type Choices,
  type Principal,
} from './principal';
import { parseResourceId, resourceIdSchema, typedResourceIdSchema } from './resource-id';
import type { ResourceKind } from './resource-kind';

/** At most this many principals of a type on one resource of a request. */
const mostPrincipals = 32;
/** At most this many ways to put users, names and roles of a database together. */
const mostCombinations = 1_024;

function distinct<Value extends z.ZodType<string>>(value: Value) {
  return z
    .array(value)
    .max(mostPrincipals)
    .refine((values) => new Set(values).size === values.length, 'names one twice');
}

/**
 * What a request asks for on one resource. `by-role` means: whatever the derived roles allow there. In the others
 * what is not listed is not asked for: an empty list never means "everything".
 */
export const constraintSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('by-role') }),
  z.strictObject({ type: z.literal('ssh_logins'), logins: distinct(loginSchema).min(1) }),
  z.strictObject({
    type: z.literal('windows_logins'),
    logins: distinct(principalValueSchema).min(1),
  }),
  z
    .strictObject({
      type: z.literal('database'),
      users: distinct(principalValueSchema).min(1),
      names: distinct(principalValueSchema),
      roles: distinct(principalValueSchema),
    })
    .refine(
      ({ users, names, roles }) =>
        users.length * Math.max(1, names.length) * Math.max(1, roles.length) <= mostCombinations,
      `has more than ${mostCombinations} ways to choose a user, a name and a role`,
    ),
  z
    .strictObject({
      type: z.literal('kubernetes'),
      groups: distinct(principalValueSchema),
      users: distinct(principalValueSchema),
    })
    .refine(({ groups, users }) => groups.length + users.length > 0, 'names no group and no user'),
  z.strictObject({ type: z.literal('aws_role_arns'), arns: distinct(principalValueSchema).min(1) }),
]);
export type Constraint = z.infer<typeof constraintSchema>;

/** Which constraint each kind of resource takes, besides `by-role`. */
export const constraintTypeOf: Readonly<Record<ResourceKind, Constraint['type']>> = {
  node: 'ssh_logins',
  windows_desktop: 'windows_logins',
  db: 'database',
  app: 'aws_role_arns',
  kube_cluster: 'kubernetes',
  kube_resource: 'kubernetes',
};

/** The principals that a constraint names, by type; `null` where it leaves the choice to the roles. */
export function constrainedTo(constraint: Constraint): Choices | null {
  switch (constraint.type) {
    case 'by-role':
      return null;
    case 'ssh_logins':
    case 'windows_logins':
      return { login: constraint.logins };
    case 'database':
      return { db_user: constraint.users, db_name: constraint.names, db_role: constraint.roles };
    case 'kubernetes':
      return { kubernetes_group: constraint.groups, kubernetes_user: constraint.users };
    case 'aws_role_arns':
      return { aws_role_arn: constraint.arns };
  }
}

/** Makes the constraint of a kind from chosen principals, or `null` while what it needs is not chosen. */
export function constraintFrom(kind: ResourceKind, chosen: Choices): Constraint | null {
  const made = constraintSchema.safeParse(draftOf(kind, chosen));
  return made.success ? made.data : null;
}

function draftOf(kind: ResourceKind, chosen: Choices): unknown {
  const type = constraintTypeOf[kind];
  const { login = [], db_user: users = [], db_name: names = [], db_role: roles = [] } = chosen;
  switch (type) {
    case 'database':
      return { type, users, names, roles };
    case 'kubernetes':
      return {
        type,
        groups: chosen.kubernetes_group ?? [],
        users: chosen.kubernetes_user ?? [],
      };
    case 'aws_role_arns':
      return { type, arns: chosen.aws_role_arn ?? [] };
    default:
      return { type, logins: login };
  }
}

/** Whether a constraint lets a principal through, value by value; it can only take away from what roles give. */
export function admits(constraint: Constraint, principal: Principal): boolean {
  const values = constrainedTo(constraint);
  if (values === null) return true;
  const entries = principalEntries(principal);
  return entries.length > 0 && entries.every(([type, value]) => values[type]?.includes(value));
}

/** A constraint must be the one of its resource's kind. */
function checkKind(
  { id, constraint }: { readonly id: string; readonly constraint: Constraint },
  context: z.RefinementCtx,
): void {
  const parsed = parseResourceId(id);
  if (!parsed.ok || constraint.type === 'by-role') return;
  const { kind } = parsed.value;
  const wanted = constraintTypeOf[kind];
  if (constraint.type === wanted) return;
  const message = `is ${constraint.type}, and a ${kind} takes ${wanted} or by-role`;
  context.addIssue({ code: 'custom', path: ['constraint', 'type'], message });
}

export const requestedResourceSchema = z
  .strictObject({ id: resourceIdSchema, constraint: constraintSchema })
  .superRefine(checkKind);
export type RequestedResource = z.infer<typeof requestedResourceSchema>;
/** {@link requestedResourceSchema} as people send it: with ids that may have an older form. */
export const typedRequestedResourceSchema = z
  .strictObject({ id: typedResourceIdSchema, constraint: constraintSchema })
  .superRefine(checkKind);

/** At most this many resources in one request (the figure of the system that the seeds describe). */
export const maxRequestedResources = 300;

function namesEachOnce(list: readonly RequestedResource[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}

export const requestedResourcesSchema = z
  .array(requestedResourceSchema)
  .min(1)
  .max(maxRequestedResources)
  .refine(namesEachOnce, 'names a resource twice');
export const typedRequestedResourcesSchema = z
  .array(typedRequestedResourceSchema)
  .min(1)
  .max(maxRequestedResources)
  .refine(namesEachOnce, 'names a resource twice');
