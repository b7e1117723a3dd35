import { z } from 'zod';
import { instantSchema } from './access-request';
import { anyRequestedResourcesSchema, requestedResourceSchema } from './constraint-schema';

/** What a profile holds at this moment, as its certificate says it. */
export const statusSchema = z.strictObject({
  cluster: z.string(),
  user: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** The user's own, static roles. */
  roles: z.array(z.string()),
  /** Roles that the assumed requests add. */
  assumedRoles: z.array(z.string()),
  logins: z.array(z.string()),
  activeRequests: z.array(z.uuid()),
  /** What each assumed request gives; no resources: its roles, wherever they reach. */
  grants: z.array(
    z.strictObject({
      request: z.uuid(),
      roles: z.array(z.string()),
      resources: anyRequestedResourcesSchema,
      accessUntil: instantSchema,
    }),
  ),
  /** Whether the user's own roles count now: while nothing is assumed, or where the cluster keeps them. */
  standing: z.boolean(),
  /** Whether the cluster lets several requests be assumed at once. */
  severalGrants: z.boolean(),
  /** `null` while more than named resources can be reached: by the user's own roles, or by roles asked for by name. */
  allowedResources: z.array(requestedResourceSchema).nullable(),
  validUntil: instantSchema,
  generation: z.int(),
  /** Which parts of SSH what is held permits somewhere; each connection is decided by itself. */
  extensions: z.strictObject({
    pty: z.boolean(),
    portForwarding: z.boolean(),
    agentForwarding: z.boolean(),
  }),
  /** What the user's roles let them do in the app, beyond using resources. */
  can: z.strictObject({
    request: z.boolean(),
    review: z.boolean(),
    administer: z.boolean(),
    /** Read the audit log, and ask why others may or may not use something. */
    audit: z.boolean(),
    /** Lock people, resources and requests. */
    lock: z.boolean(),
    /** Change how the cluster gives access. */
    settings: z.boolean(),
    /** See and play recordings. */
    recordings: z.boolean(),
  }),
  /** Whether a reason is required when this user requests. */
  reasonRequired: z.boolean(),
});
export type Status = z.infer<typeof statusSchema>;
