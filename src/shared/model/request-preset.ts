import { z } from 'zod';
import { personSchema, reasonSchema } from './access-request';
import { anyRequestedResourcesSchema } from './constraint-schema';
import { userNameSchema } from './user-name';

function namesEachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** At most this many roles in one request that are named. */
const mostNamedRoles = 64;
/** At most this many reviewers that a requester chooses. */
const mostReviewers = 32;

/** Roles by name, each once. */
export const requestedRolesSchema = z
  .array(z.string().min(1).max(128))
  .max(
    mostNamedRoles,
    `is one of more than ${mostNamedRoles}; a request names ${mostNamedRoles} at most`,
  )
  .refine(namesEachOnce, 'is named twice');

/** Reviewers that a requester chose, by the names they have now. */
export const suggestedReviewersSchema = z
  .array(userNameSchema)
  .max(
    mostReviewers,
    `is one of more than ${mostReviewers}; a request names ${mostReviewers} at most`,
  )
  .refine(namesEachOnce, 'is named twice');

/** What a saved request is filled with: "staging debug". */
export const presetContentSchema = z.strictObject({
  roles: requestedRolesSchema,
  resources: anyRequestedResourcesSchema,
  reason: reasonSchema,
  /** Milliseconds; `null`: the longest that is allowed when it is used. */
  accessDuration: z.int().positive().nullable(),
  suggestedReviewers: suggestedReviewersSchema,
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
