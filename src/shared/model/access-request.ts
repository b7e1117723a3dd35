import { z } from 'zod';
import { deceptive } from '../lib/plain-text';
import { requestedResourcesSchema } from './constraint-schema';
import { choicesSchema } from './principal-schema';
import { resourceSchema } from './resource';
import { resourceIdSchema } from './resource-id-schema';

export const requestStates = [
  'PENDING',
  'APPROVED',
  'DENIED',
  'EXPIRED',
  'WITHDRAWN',
  'REVOKED',
] as const;
export const requestStateSchema = z.enum(requestStates);
export type RequestState = z.infer<typeof requestStateSchema>;

/** A person as others see them: the id never changes, the name may. */
export const personSchema = z.strictObject({ id: z.uuid(), name: z.string() });
export type Person = z.infer<typeof personSchema>;

/** Milliseconds since the Unix epoch. */
export const instantSchema = z.int().min(0);

export const verdictSchema = z.enum(['approve', 'deny']);
export type ReviewVerdict = z.infer<typeof verdictSchema>;

export const reviewSchema = z.strictObject({
  author: personSchema,
  verdict: verdictSchema,
  message: z.string(),
  at: instantSchema,
});
export type Review = z.infer<typeof reviewSchema>;

/** At most this many bytes of UTF-8 in a reason or a review's message. */
export const maxReasonBytes = 4_096;
const utf8 = new TextEncoder();

/** What somebody writes for others to read, in windows, notifications and the audit log; without what deceives. */
export const reasonSchema = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').replace(deceptive, ''))
  .refine(
    (text) => utf8.encode(text).length <= maxReasonBytes,
    `is longer than ${maxReasonBytes} bytes`,
  );

/** An access request: what was asked, what was decided, and until when it holds. */
export const accessRequestSchema = z.strictObject({
  id: z.uuid(),
  requester: personSchema,
  /** The roles that the cluster derived from the resources; nobody had to know them. */
  roles: z.array(z.string()),
  resources: requestedResourcesSchema,
  reason: z.string(),
  suggestedReviewers: z.array(z.string()),
  state: requestStateSchema,
  created: instantSchema,
  /** When a request nobody decided on lapses. */
  pendingUntil: instantSchema,
  /** How long the access lasts once approved, in milliseconds. */
  accessDuration: z.int().positive(),
  /** Set once approved. */
  approvedAt: instantSchema.nullable(),
  /** Set once approved: the access clock starts at approval. */
  accessUntil: instantSchema.nullable(),
  reviews: z.array(reviewSchema),
  /** Why it was revoked or withdrawn, or the last review's message. */
  resolution: z.string(),
  /** Who revoked it, when somebody did. */
  endedBy: personSchema.nullable(),
});
export type AccessRequest = z.infer<typeof accessRequestSchema>;

/** A request as one caller sees it: names of resources they may see, and what they may do with it. */
export const accessRequestViewSchema = z.strictObject({
  request: accessRequestSchema,
  /** Those of the request's resources that the caller may see; of the others they know the id alone. */
  resources: z.array(resourceSchema),
  /**
   * By resource id, for those resources: the principals that the request gives its requester as the roles are now,
   * within what was asked for.
   */
  principals: z.record(resourceIdSchema, choicesSchema),
  can: z.strictObject({
    review: z.boolean(),
    assume: z.boolean(),
    withdraw: z.boolean(),
    revoke: z.boolean(),
  }),
  /** Why the caller may not review, in words; empty when they may. */
  whyNotReview: z.string(),
  /** What stands between the request and a decision, in words: "1 more approval by a reviewer of access". */
  waitingFor: z.string(),
});
export type AccessRequestView = z.infer<typeof accessRequestViewSchema>;
