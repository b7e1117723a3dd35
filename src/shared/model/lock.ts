import { z } from 'zod';
import { instantSchema, personSchema } from './access-request';
import { resourceIdSchema } from './resource-id-schema';

/** What is locked: nobody uses it, and what is used of it ends. */
export const lockTargetSchema = z.discriminatedUnion('kind', [
  /** By immutable id. */
  z.strictObject({ kind: z.literal('user'), target: z.uuid() }),
  z.strictObject({ kind: z.literal('resource'), target: resourceIdSchema }),
  z.strictObject({ kind: z.literal('request'), target: z.uuid() }),
]);
export type LockTarget = z.infer<typeof lockTargetSchema>;

/** A lock as an administrator sees it. */
export const lockSchema = z.strictObject({
  id: z.uuid(),
  on: lockTargetSchema,
  /** The target as people know it. */
  name: z.string(),
  /** Why, in words for whom it concerns. */
  message: z.string(),
  /** `null`: the cluster itself. */
  createdBy: personSchema.nullable(),
  created: instantSchema,
  /** `null`: until it is lifted. */
  expires: instantSchema.nullable(),
});
export type Lock = z.infer<typeof lockSchema>;
