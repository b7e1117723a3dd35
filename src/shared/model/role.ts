import { z } from 'zod';
import { parseDuration } from '../lib/duration';

/** The versions of role files that are understood. */
export const roleVersions = ['v3', 'v4', 'v5', 'v6', 'v7', 'v8'] as const;
export const roleVersionSchema = z.enum(roleVersions);

export const roleNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@:/-]{0,127}$/,
    'is not a role name such as "staging-access" (letters, digits and . _ @ : / -)',
  );

const text = z.string().max(1024);
const namesSchema = z.array(text.min(1)).max(1024);

/** Which labels a resource must carry. A value may be written alone or as a list; it is kept as a list. */
export const labelSelectorSchema = z.record(
  text.min(1),
  z.union([text.transform((value) => [value]), z.array(text).max(1024)], {
    error: 'must be a value or a list of values',
  }),
);
export type LabelSelector = Readonly<Record<string, readonly string[]>>;

/** Kept as it was written (`1h30m`), so that a role reads the same when it is shown again. */
const durationSchema = text.superRefine((value, context) => {
  const parsed = parseDuration(value);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
});

export const reasonRuleSchema = z.strictObject({
  mode: z.enum(['required', 'optional']).default('optional'),
  prompt: text.default(''),
});

const allowRequestSchema = z.strictObject({
  search_as_roles: namesSchema.default([]),
  reason: reasonRuleSchema.nullable().default(null),
  max_duration: durationSchema.nullable().default(null),
});

const denyRequestSchema = z.strictObject({
  search_as_roles: namesSchema.default([]),
  roles: namesSchema.default([]),
});

const reviewRequestsSchema = z.strictObject({
  roles: namesSchema.default([]),
  preview_as_roles: namesSchema.default([]),
});

/** What one may do to the cluster's own things: `resources: [role], verbs: [list, read]`. */
export const adminRuleSchema = z.strictObject({
  resources: z.array(text.min(1)).min(1).max(256),
  verbs: z.array(text.min(1)).min(1).max(64),
});
export type AdminRule = z.infer<typeof adminRuleSchema>;

const sharedConditions = {
  node_labels: labelSelectorSchema.default({}),
  logins: namesSchema.default([]),
  review_requests: reviewRequestsSchema.prefault({}),
  rules: z.array(adminRuleSchema).max(1024).default([]),
};

const allowSchema = z.strictObject({
  ...sharedConditions,
  request: allowRequestSchema.prefault({}),
});
const denySchema = z.strictObject({ ...sharedConditions, request: denyRequestSchema.prefault({}) });

const optionsSchema = z.strictObject({
  max_session_ttl: durationSchema.nullable().default(null),
});

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

/** Values by name that belong to a user: `logins` says which logins roles may give by `{{internal.logins}}`. */
export type Traits = Readonly<Record<string, readonly string[]>>;

/** Finds a role by name; roles can be deleted while something still names them. */
export type RoleLookup = (name: string) => Role | undefined;
