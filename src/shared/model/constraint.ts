import { z } from 'zod';
import { resourceIdSchema } from './resource';

/**
 * An SSH login as it may stand in a certificate: never empty, and without comma, NUL, wildcard, white space,
 * slash, colon, `@` or control characters (a comma in a principal once matched wrongly, CVE-2026-35414).
 */
export const loginSchema = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$/, 'is not a login such as "alice" or "deploy"');

/** What a request asks for on one resource. `by-role` means: whatever the derived roles allow there. */
export const constraintSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('by-role') }),
  z.strictObject({
    type: z.literal('ssh_logins'),
    logins: z
      .array(loginSchema)
      .min(1)
      .max(32)
      .refine((logins) => new Set(logins).size === logins.length, 'names a login twice'),
  }),
]);
export type Constraint = z.infer<typeof constraintSchema>;

export const requestedResourceSchema = z.strictObject({
  id: resourceIdSchema,
  constraint: constraintSchema,
});
export type RequestedResource = z.infer<typeof requestedResourceSchema>;

/** At most this many resources in one request (the figure of the system that the seeds describe). */
export const maxRequestedResources = 300;

export const requestedResourcesSchema = z
  .array(requestedResourceSchema)
  .min(1)
  .max(maxRequestedResources)
  .refine(
    (list) => new Set(list.map((each) => each.id)).size === list.length,
    'names a resource twice',
  );
