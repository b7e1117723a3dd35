import { z } from 'zod';
import { resourceSchema } from './resource';

/** What the caller can do with a resource right now. */
export const accessStateSchema = z.enum(['available', 'granted', 'pending', 'requestable']);
export type AccessState = z.infer<typeof accessStateSchema>;

export const resourceRowSchema = z.strictObject({
  resource: resourceSchema,
  state: accessStateSchema,
  /** Principals the caller may use now, with the standing roles or the assumed grant. */
  availableLogins: z.array(z.string()),
  /** Principals the caller may ask for. */
  requestableLogins: z.array(z.string()),
  /** The caller's pending or approved request for it, newest first. */
  requests: z.array(z.uuid()),
});
export type ResourceRow = z.infer<typeof resourceRowSchema>;
