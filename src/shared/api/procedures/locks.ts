import { z } from 'zod';
import { reasonSchema } from '../../model/access-request';
import { lockSchema, lockTargetSchema } from '../../model/lock';
import { userNameSchema } from './names';
import { nothing, procedure } from './procedure';

/** A lock holds a year at most, or until it is lifted; in milliseconds. */
const longestLockMs = 366 * 24 * 60 * 60_000;

/** Locking people, resources and requests. Each procedure asks for its right on `lock`. */
export const locks = {
  /** Those that count, oldest first. */
  'locks.list': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: z.strictObject({ rows: z.array(lockSchema) }),
  }),
  /** What is open with what is locked ends within a second, and says why. */
  'locks.create': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      /** A user can be named as well as given by id. */
      on: z.union([
        lockTargetSchema,
        z.strictObject({ kind: z.literal('user'), name: userNameSchema }),
      ]),
      message: reasonSchema,
      /** Milliseconds; `null`: until it is lifted. */
      lasts: z.int().min(1_000).max(longestLockMs).nullable(),
    }),
    output: lockSchema,
  }),
  'locks.delete': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: z.uuid() }),
    output: nothing,
  }),
} as const;
