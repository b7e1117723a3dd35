import { z } from 'zod';
import { personSchema, reasonSchema } from './access-request';
import { anyRequestedResourcesSchema } from './constraint-schema';

/** What a saved request is filled with: "staging debug". */
export const presetContentSchema = z.strictObject({
  roles: z.array(z.string().min(1).max(128)).max(64),
  resources: anyRequestedResourcesSchema,
  reason: reasonSchema,
  /** Milliseconds; `null`: the longest that is allowed when it is used. */
  accessDuration: z.int().positive().nullable(),
  suggestedReviewers: z.array(z.string().min(1).max(128)).max(32),
});
export type PresetContent = z.infer<typeof presetContentSchema>;

export const presetNameSchema = z.string().trim().min(1).max(64);

/** A request that somebody saved to make it again in one click. */
export const requestPresetSchema = z.strictObject({
  id: z.uuid(),
  owner: personSchema,
  name: presetNameSchema,
  /** Whether everybody in the cluster has it at hand. */
  shared: z.boolean(),
  content: presetContentSchema,
});
export type RequestPreset = z.infer<typeof requestPresetSchema>;
