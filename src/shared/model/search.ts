import { z } from 'zod';
import { nodeHealthSchema } from './node-health';
import { choicesSchema } from './principal-schema';
import { resourceSchema } from './resource';

/** What the caller can do with a resource right now. */
export const accessStateSchema = z.enum(['available', 'granted', 'pending', 'requestable']);
export type AccessState = z.infer<typeof accessStateSchema>;

export const resourceRowSchema = z.strictObject({
  resource: resourceSchema,
  state: accessStateSchema,
  /** Principals the caller may use now, with the standing roles or the assumed grant. */
  available: choicesSchema,
  /** Principals the caller may ask for. */
  requestable: choicesSchema,
  /** The caller's pending or approved request for it, newest first. */
  requests: z.array(z.uuid()),
  /** There where it is locked: why, in words. Nobody connects to it or asks for it meanwhile. */
  locked: z.string().optional(),
  /** Of a machine that the cluster watches: whether it answers. */
  health: nodeHealthSchema.optional(),
});
export type ResourceRow = z.infer<typeof resourceRowSchema>;

/** How often a label occurs in what was found, for narrowing by one of its values. */
export const labelCountSchema = z.strictObject({
  key: z.string(),
  /** The most frequent first. */
  values: z.array(z.strictObject({ value: z.string(), count: z.int() })),
  /** How many further values there are. */
  more: z.int(),
});
export type LabelCount = z.infer<typeof labelCountSchema>;
