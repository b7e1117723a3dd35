import { z } from 'zod';
import { instantSchema } from '../../model/access-request';
import {
  auditFilterSchema,
  auditRecordSchema,
  provenHeadSchema,
  signedHeadSchema,
} from '../../model/audit';
import { nothing, procedure } from './procedure';

/** One thing that an event holds, with a name for people: words, or a moment. */
const auditDetailSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), name: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal('instant'), name: z.string(), at: instantSchema }),
]);
export type AuditDetail = z.infer<typeof auditDetailSchema>;

const auditEventViewSchema = z.strictObject({
  ...auditRecordSchema.shape,
  /** Who did it, by the name that they have now. */
  who: z.string(),
  /** What happened, in one sentence. */
  summary: z.string(),
  /** The reason that somebody gave, or the cluster; empty when there is none. */
  why: z.string(),
  /** Everything else that the event holds, with names for ids. */
  details: z.array(auditDetailSchema),
});
export type AuditEventView = z.infer<typeof auditEventViewSchema>;

/** The first event that is not what it was, or is gone. */
const badEventSchema = z.strictObject({
  sequence: z.int(),
  /** When it happened, as far as that is known: for one that is gone, when the next one did. */
  at: instantSchema.nullable(),
  /** What is wrong, continuing "Event 7 …". */
  what: z.string(),
});

const eventKeySchema = z.strictObject({ sequence: z.int().min(1), hash: z.string().max(64) });

/** The audit log. All but its head takes the right to list `event`. */
export const audit = {
  /** Newest first. `next` is where to go on (as `before`), also when a page is short; `null` at the beginning. */
  'audit.list': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      filter: auditFilterSchema.optional(),
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      events: z.array(auditEventViewSchema),
      next: z.int().nullable(),
    }),
  }),
  /** Oldest first, as they are stored, for keeping and checking elsewhere. */
  'audit.export': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      /** Events after this one; 0 for all. */
      after: z.int().min(0),
      limit: z.int().min(1).max(2_000),
    }),
    output: z.strictObject({ records: z.array(auditRecordSchema) }),
  }),
  /** Where the log ends now, signed: for whoever wants to find out later whether it was written anew. */
  'audit.head': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: provenHeadSchema,
  }),
  /** Checks the whole chain, and that it still holds the heads that somebody kept. */
  'audit.verify': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      heads: z.array(signedHeadSchema).max(16),
      /** Where an earlier call stopped; `null` begins. */
      from: eventKeySchema.nullable(),
    }),
    output: z.strictObject({
      /** So many events are in order, from the first one on. */
      checked: z.int(),
      firstBad: badEventSchema.nullable(),
      /** Where to go on, as `from`: a call checks 100,000 events at most. */
      next: eventKeySchema.nullable(),
      ...provenHeadSchema.shape,
    }),
  }),
} as const;
