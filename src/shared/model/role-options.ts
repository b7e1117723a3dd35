import { z } from 'zod';
import { durationSchema, switchSchema, text } from './role-values';

const forwardingSchema = z.strictObject({ enabled: switchSchema.default(true) });

/** What a role says about the sessions of those who hold it. `null`: nothing. */
export const optionsSchema = z.strictObject({
  max_session_ttl: durationSchema.nullable().default(null),
  /** Whether who holds the role has to ask for access after signing in, and give a reason for it. */
  request_access: z.enum(['optional', 'reason', 'always']).nullable().default(null),
  request_prompt: text.default(''),
  forward_agent: switchSchema.nullable().default(null),
  /** The older form of `ssh_port_forwarding`, for both directions. */
  port_forwarding: switchSchema.nullable().default(null),
  ssh_port_forwarding: z
    .strictObject({
      local: forwardingSchema.nullable().default(null),
      remote: forwardingSchema.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** Whether files may be copied; `null` counts as true, and one role's false holds for all. */
  ssh_file_copy: switchSchema.nullable().default(null),
  /** Whether an SSH session ends when it cannot be recorded. */
  record_session: z
    .strictObject({ ssh: z.enum(['strict', 'best_effort']).nullable().default(null) })
    .nullable()
    .default(null),
  pin_source_ip: switchSchema.nullable().default(null),
});
export type RoleOptions = z.output<typeof optionsSchema>;
