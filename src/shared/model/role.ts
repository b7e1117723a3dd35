import { z } from 'zod';
import { kubernetesEntrySchema } from './kubernetes-schema';
import { optionsSchema } from './role-options';
import { allowRequestSchema, denyRequestSchema, reviewRequestsSchema } from './role-requests';
import { expressionSchema, listsByNameSchema, namesSchema, text } from './role-values';
import type { ListsByName } from './role-values';

/** The versions of role files that are understood. */
export const roleVersions = ['v3', 'v4', 'v5', 'v6', 'v7', 'v8'] as const;
export const roleVersionSchema = z.enum(roleVersions);
export type RoleVersion = z.infer<typeof roleVersionSchema>;

export const roleNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@:/-]{0,127}$/,
    'is not a role name such as "staging-access" (letters, digits and . _ @ : / -)',
  );

/** Which labels a resource must carry. */
export type LabelSelector = ListsByName;

/** What one may do to the cluster's own things: `resources: [role], verbs: [list, read]`. */
export const adminRuleSchema = z.strictObject({
  resources: z.array(text.min(1)).min(1).max(256),
  verbs: z.array(text.min(1)).min(1).max(64),
});
export type AdminRule = z.infer<typeof adminRuleSchema>;

const labels = listsByNameSchema.default({});
const names = namesSchema.default([]);

const conditions = {
  node_labels: labels,
  node_labels_expression: expressionSchema,
  logins: names,
  windows_desktop_labels: labels,
  windows_desktop_labels_expression: expressionSchema,
  windows_desktop_logins: names,
  db_labels: labels,
  db_labels_expression: expressionSchema,
  db_users: names,
  db_names: names,
  db_roles: names,
  app_labels: labels,
  app_labels_expression: expressionSchema,
  aws_role_arns: names,
  kubernetes_labels: labels,
  kubernetes_labels_expression: expressionSchema,
  kubernetes_groups: names,
  kubernetes_users: names,
  /** `null` where the file says nothing: what that means depends on its version. */
  kubernetes_resources: z.array(kubernetesEntrySchema).max(1024).nullable().default(null),
  review_requests: reviewRequestsSchema.prefault({}),
  rules: z.array(adminRuleSchema).max(1024).default([]),
};

const allowSchema = z.strictObject({ ...conditions, request: allowRequestSchema.prefault({}) });
const denySchema = z.strictObject({ ...conditions, request: denyRequestSchema.prefault({}) });

/**
 * A role as a role file has it, with what is left out filled in. It is plain data: what it parses to can be kept
 * as JSON and parsed again with the same result. Field names are those of the file, so that an error about a
 * field and the file itself use the same words. What each field means: docs/roles.md.
 */
export const roleSchema = z.strictObject({
  kind: z.literal('role'),
  version: roleVersionSchema,
  metadata: z.strictObject({ name: roleNameSchema, description: text.default('') }),
  spec: z
    .strictObject({
      allow: allowSchema.prefault({}),
      deny: denySchema.prefault({}),
      options: optionsSchema.prefault({}),
    })
    .prefault({}),
});
export type Role = z.output<typeof roleSchema>;
export type RoleConditions = Role['spec']['allow'] | Role['spec']['deny'];

/** Values by name that belong to a user: `logins` says which logins roles may give by `{{internal.logins}}`. */
export type Traits = Readonly<Record<string, readonly string[]>>;

/** Whom roles are filled in for: the name, for expressions, and the traits. */
export interface Bearer {
  readonly name: string;
  readonly traits: Traits;
}

/** Finds a role by name; roles can be deleted while something still names them. */
export type RoleLookup = (name: string) => Role | undefined;
