import { z } from 'zod';
import { instantSchema, reasonSchema } from '../model/access-request';
import { maxRequestedResources, mostPins } from '../model/limits';
import { principalTypeSchema } from '../model/principal-schema';
import { requestedRolesSchema, suggestedReviewersSchema } from '../model/request-preset';
import { resourceIdSchema } from '../model/resource-id-schema';
import { command, nothing } from './command';

const nameSchema = z.string().min(1).max(1_024);

/** A resource that stands before the others, by the name that it had when it was pinned. */
export const pinSchema = z.strictObject({ id: resourceIdSchema, name: nameSchema });
export type Pin = z.infer<typeof pinSchema>;

const keptChoiceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('by-role') }),
  z.strictObject({
    type: z.literal('chosen'),
    chosen: z.partialRecord(
      principalTypeSchema,
      z.array(z.string().min(1).max(2_048)).max(64).readonly(),
    ),
  }),
]);

/** A request that is being put together, as far as a person chose it: what it amounts to is asked anew. */
export const keptCartSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: resourceIdSchema,
        /** What it was called, for the case that it is gone. */
        name: nameSchema,
        choice: keptChoiceSchema,
      }),
    )
    .max(maxRequestedResources),
  roles: requestedRolesSchema,
  reason: reasonSchema,
  duration: z.int().positive().nullable(),
  startAt: instantSchema.nullable(),
  pendingFor: z.int().positive().nullable(),
  reviewers: suggestedReviewersSchema,
});
export type KeptCart = z.infer<typeof keptCartSchema>;

/** What this computer keeps for one profile. Nothing of it is secret. */
export const keptSchema = z.strictObject({
  cart: keptCartSchema.nullable(),
  pins: z.array(pinSchema).max(mostPins),
});
export type Kept = z.infer<typeof keptSchema>;

const profile = z.strictObject({ profileId: z.uuid() });

export const keptCommands = {
  /** What is kept for a profile. */
  'kept.read': command(profile, keptSchema),
  /** Keeps the request that is being put together; `null` for none. */
  'kept.setCart': command(profile.extend({ cart: keptCartSchema.nullable() }), nothing),
  /** Keeps which resources stand before the others, in their order. */
  'kept.setPins': command(profile.extend({ pins: keptSchema.shape.pins }), nothing),
} as const;
