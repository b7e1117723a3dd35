import { z } from 'zod';
import { constraintTypeOf } from './constraint';
import { maxRequestedResources } from './limits';
import { loginSchema, principalValueSchema } from './principal-schema';
import { parseResourceId } from './resource-id';
import { resourceIdSchema, typedResourceIdSchema } from './resource-id-schema';

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
const typedRequestedResourceSchema = z
  .strictObject({ id: typedResourceIdSchema, constraint: constraintSchema })
  .superRefine(checkKind);

const tooManyResources = `names more than ${maxRequestedResources} resources, which is the most there can be in one`;

function namesEachOnce(list: readonly RequestedResource[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}

/** Also none: where roles are asked for by name. */
export const anyRequestedResourcesSchema = z
  .array(requestedResourceSchema)
  .max(maxRequestedResources, tooManyResources)
  .refine(namesEachOnce, 'names a resource twice');
export const requestedResourcesSchema = anyRequestedResourcesSchema.min(1);
export const typedRequestedResourcesSchema = z
  .array(typedRequestedResourceSchema)
  .max(maxRequestedResources, tooManyResources)
  .refine(namesEachOnce, 'names a resource twice');
