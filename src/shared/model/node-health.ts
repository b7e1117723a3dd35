import { z } from 'zod';
import { instantSchema } from './access-request';

/** Whether a node answers, as the cluster sees it from where the gateway runs. */
export const nodeHealthSchema = z.discriminatedUnion('state', [
  /** Not looked at yet. */
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({
    state: z.literal('up'),
    since: instantSchema,
    lastSeen: instantSchema,
    /** How long it took to answer as an SSH server when it was looked at last, in milliseconds. */
    latencyMs: z.number().min(0),
  }),
  z.strictObject({
    state: z.literal('down'),
    since: instantSchema,
    /** `null`: not since the cluster started. */
    lastSeen: instantSchema.nullable(),
    /** What is wrong, as the end of a sentence: `the connection was refused`. */
    reason: z.string(),
  }),
]);
export type NodeHealth = z.infer<typeof nodeHealthSchema>;
