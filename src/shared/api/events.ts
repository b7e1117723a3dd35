import { z } from 'zod';
import { provenHeadSchema } from '../model/audit';
import { accessRequestViewSchema, instantSchema, personSchema } from '../model/access-request';

/** What happened to a request. */
export const requestChangeSchema = z.enum([
  'created',
  'reviewed',
  'commented',
  'escalated',
  'approved',
  /** Approved before, and usable from now on: its start was scheduled. */
  'started',
  /** Its end has moved: a request that extends it was approved. */
  'prolonged',
  'denied',
  'withdrawn',
  'released',
  'revoked',
  'locked',
  'unlocked',
  'expired',
  'access-ended',
]);
export type RequestChange = z.infer<typeof requestChangeSchema>;

/**
 * One change as the caller may see it. The stream is `GET /v1/events?since=<revision>`: one JSON object a line,
 * in the order of revisions, and an empty line every 15 seconds so that a dead connection is noticed.
 */
export const clusterEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('request'),
    revision: z.int(),
    at: instantSchema,
    change: requestChangeSchema,
    by: personSchema.nullable(),
    view: accessRequestViewSchema,
  }),
  /** Resources, roles or users changed: what was listed may be out of date, and so may the certificate. */
  z.strictObject({ type: z.literal('resources'), revision: z.int(), at: instantSchema }),
  z.strictObject({ type: z.literal('roles'), revision: z.int(), at: instantSchema }),
  /** An authority took a step of its rotation: what was signed before may have to be asked for anew. */
  z.strictObject({ type: z.literal('authorities'), revision: z.int(), at: instantSchema }),
  /** Sessions that the caller may see began or ended: `sessions.list` answers which run now. */
  z.strictObject({ type: z.literal('sessions'), revision: z.int(), at: instantSchema }),
  /** The stream starts here: everything up to `revision` is included in what the API answers now. */
  z.strictObject({ type: z.literal('hello'), revision: z.int(), at: instantSchema }),
]);
export type ClusterEvent = z.infer<typeof clusterEventSchema>;

/** Where the audit log ends now, for keeping: once the stream has caught up, then each minute in which it grew. */
export const auditHeadEventSchema = z.strictObject({
  type: z.literal('audit-head'),
  revision: z.int(),
  at: instantSchema,
  ...provenHeadSchema.shape,
});

/** One line of the stream. */
export const streamEventSchema = z.discriminatedUnion('type', [
  clusterEventSchema,
  auditHeadEventSchema,
]);
export type StreamEvent = z.infer<typeof streamEventSchema>;
