import { z } from 'zod';
import { instantSchema } from './access-request';
import { requestedResourceSchema } from './constraint-schema';

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
  /** `null` while nothing is assumed: then the standing roles count. */
  allowedResources: z.array(requestedResourceSchema).nullable(),
  validUntil: instantSchema,
  generation: z.int(),
  /** Which parts of SSH work through the proxy for this profile, told truthfully. */
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
  }),
  /** Whether a reason is required when this user requests. */
  reasonRequired: z.boolean(),
});
export type Status = z.infer<typeof statusSchema>;
