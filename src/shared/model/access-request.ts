import { z } from 'zod';
import { deceptive } from '../lib/plain-text';
import { anyRequestedResourcesSchema } from './constraint-schema';
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
  'RELEASED',
  'EXTENDED',
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

/** How far ahead access may start, in milliseconds: a week from the request. */
export const farthestStart = 7 * 24 * 60 * 60_000;

/** What a request is for: asked for at first, and whatever narrower an approver makes of it. */
export const requestTermsSchema = z.strictObject({
  roles: z.array(z.string()),
  /** None: the roles themselves were asked for, wherever they reach. */
  resources: anyRequestedResourcesSchema,
  /** How long the access lasts, in milliseconds. */
  accessDuration: z.int().positive(),
  /** When the access starts, if not at approval. */
  startAt: instantSchema.nullable(),
});
export type RequestTerms = z.infer<typeof requestTermsSchema>;

/** Who reviewed: a person, or a rule of the cluster that reviews by itself. Exactly one of the two is there. */
export const reviewSchema = z.strictObject({
  author: personSchema.nullable(),
  /** The name of the rule. */
  rule: z.string().nullable(),
  verdict: verdictSchema,
  message: z.string(),
  at: instantSchema,
  /** What the approver narrowed the request to, whole; `null` when they left it as it was. */
  terms: requestTermsSchema.nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

/** Said about a request without deciding anything. */
export const commentSchema = z.strictObject({
  id: z.uuid(),
  author: personSchema,
  text: z.string(),
  at: instantSchema,
});
export type Comment = z.infer<typeof commentSchema>;

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
  /** The roles that the cluster derived from the resources, which nobody had to know, or that were asked for by name. */
  ...requestTermsSchema.shape,
  /** What was asked for at first, where an approver narrowed it since. */
  asked: requestTermsSchema.nullable(),
  /** The request whose access this one is to prolong. */
  extends: z.uuid().nullable(),
  reason: z.string(),
  suggestedReviewers: z.array(z.string()),
  state: requestStateSchema,
  created: instantSchema,
  /** When a request nobody decided on lapses. */
  pendingUntil: instantSchema,
  /** Set once approved. */
  approvedAt: instantSchema.nullable(),
  /** Set once approved. */
  accessUntil: instantSchema.nullable(),
  reviews: z.array(reviewSchema),
  comments: z.array(commentSchema),
  /** How often more reviewers were called while it waited. */
  escalations: z.int().min(0),
  /** Why it was revoked, or the last review's message. */
  resolution: z.string(),
  /** Who revoked or released it, when somebody did. */
  endedBy: personSchema.nullable(),
});
export type AccessRequest = z.infer<typeof accessRequestSchema>;

/** A request as one caller sees it: names of resources they may see, and what they may do with it. */
export const accessRequestViewSchema = z.strictObject({
  request: accessRequestSchema,
  /**
   * Those of the request's resources that the caller may see, with those that an approver left out; of the others
   * they know the id alone.
   */
  resources: z.array(resourceSchema),
  /**
   * By resource id, for those resources that count now: the principals that the request gives its requester as the roles are now,
   * within what was asked for.
   */
  principals: z.record(resourceIdSchema, choicesSchema),
  can: z.strictObject({
    review: z.boolean(),
    assume: z.boolean(),
    withdraw: z.boolean(),
    revoke: z.boolean(),
    /** Give the access back before it ends. */
    release: z.boolean(),
    /** Ask for the same for longer. */
    extend: z.boolean(),
    comment: z.boolean(),
  }),
  /** Why the caller may not review, in words; empty when they may. */
  whyNotReview: z.string(),
  /** Whether the caller is among those who are asked to review now: the chosen reviewers first, then everybody who may. */
  calledUpon: z.boolean(),
  /** Why it can neither be used nor reviewed for now, whatever its state: a lock, in words; `null` without one. */
  locked: z.string().nullable(),
  /** What stands between the request and a decision, in words: "1 more approval by a reviewer of access". */
  waitingFor: z.string(),
});
export type AccessRequestView = z.infer<typeof accessRequestViewSchema>;
