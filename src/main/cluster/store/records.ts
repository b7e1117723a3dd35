import { z } from 'zod';
import {
  instantSchema,
  requestStateSchema,
  requestTermsSchema,
  verdictSchema,
} from '#shared/model/access-request';
import { constraintTypeSchema } from '#shared/model/component';
import { lockTargetSchema } from '#shared/model/lock';
import { presetContentSchema } from '#shared/model/request-preset';
import { resourceSchema } from '#shared/model/resource';
import { reviewRuleSchema } from '#shared/model/review-rule';
import { roleSchema } from '#shared/model/role';
import { reportedSchema } from './enrolment-records';

/** What the store keeps, one schema a table. Everything read back is parsed with these. */

const namesSchema = z.array(z.string());

/** What is managed by YAML documents. */
const written = {
  /** The document as it was written; empty for what was made or changed otherwise since. */
  source: z.string(),
  /** Raised by each replacement. */
  version: z.int().min(1),
};

export const userRecordSchema = z.strictObject({
  /** Immutable; whatever belongs to somebody belongs to this. */
  id: z.uuid(),
  /** Unique among those who exist; free again once the user is deleted. */
  name: z.string(),
  roles: namesSchema,
  /** Such as `logins: [alice]`, which `{{internal.logins}}` stands for. */
  traits: z.record(z.string(), namesSchema),
  description: z.string(),
  created: instantSchema,
  deleted: instantSchema.nullable(),
  ...written,
});
export type UserRecord = z.infer<typeof userRecordSchema>;

export const passwordRecordSchema = z.strictObject({
  user: z.uuid(),
  /** Base64. */
  hash: z.string(),
  /** Base64. */
  salt: z.string(),
  cost: z.int(),
  blockSize: z.int(),
  parallelization: z.int(),
});
export type PasswordRecord = z.infer<typeof passwordRecordSchema>;

export const signInSessionSchema = z.strictObject({
  id: z.uuid(),
  user: z.uuid(),
  /** Raised by each issue of certificates; only the newest counts. */
  generation: z.int().min(0),
  /** The requests that are assumed; empty means standing access. */
  assumed: z.array(z.uuid()),
  created: instantSchema,
  expires: instantSchema,
  ended: instantSchema.nullable(),
  /** The fingerprints of the authority keys that signed its newest certificates; missing in older ones. */
  signedBy: namesSchema.optional(),
});
export type SignInSession = z.infer<typeof signInSessionSchema>;

export const roleRecordSchema = z.strictObject({
  name: z.string(),
  /** What is enforced: the document, parsed. */
  definition: roleSchema,
  ...written,
});
export type RoleRecord = z.infer<typeof roleRecordSchema>;

export const nodeRecordSchema = z.strictObject({
  resource: resourceSchema,
  /** The node's immutable UUID: the first half of the principal `<node id>:<login>`. */
  nodeId: z.uuid(),
  host: z.string(),
  port: z.int().min(1).max(65_535),
  /** SSH wire blobs in base64: the host keys that enrolment brought. */
  hostKeys: z.array(z.string()).min(1),
  /** Served by the cluster's own process. */
  builtIn: z.boolean(),
  /** A host key (wire blob, base64) that the gateway saw and refused. */
  refusedKey: z.string().nullable(),
  /** The constraints that it holds to, as announced by its enrolment. */
  understands: z.array(constraintTypeSchema),
  ...reportedSchema.shape,
  ...written,
});
export type NodeRecord = z.infer<typeof nodeRecordSchema>;

/** A database, app, Kubernetes cluster or Windows desktop. */
export const resourceRecordSchema = z.strictObject({
  resource: resourceSchema,
  /** Where it is reached: a URI, `host:port`, or empty. */
  endpoint: z.string(),
  ...written,
});
export type ResourceRecord = z.infer<typeof resourceRecordSchema>;

export const reviewRecordSchema = z.strictObject({
  request: z.uuid(),
  /** `null` where a rule reviewed. */
  author: z.uuid().nullable(),
  rule: z.string().nullable(),
  verdict: verdictSchema,
  message: z.string(),
  at: instantSchema,
  /** What the approver narrowed the request to. */
  terms: requestTermsSchema.nullable(),
});
export type ReviewRecord = z.infer<typeof reviewRecordSchema>;

export const commentRecordSchema = z.strictObject({
  id: z.uuid(),
  request: z.uuid(),
  author: z.uuid(),
  text: z.string(),
  at: instantSchema,
});
export type CommentRecord = z.infer<typeof commentRecordSchema>;

export const requestRecordSchema = z.strictObject({
  id: z.uuid(),
  requester: z.uuid(),
  /** As they count now: as asked for, or as an approver narrowed them. */
  ...requestTermsSchema.shape,
  /** As asked for, where they were narrowed since. */
  asked: requestTermsSchema.nullable(),
  extends: z.uuid().nullable(),
  reason: z.string(),
  suggestedReviewers: namesSchema,
  state: requestStateSchema,
  created: instantSchema,
  pendingUntil: instantSchema,
  approvedAt: instantSchema.nullable(),
  accessUntil: instantSchema.nullable(),
  resolution: z.string(),
  endedBy: z.uuid().nullable(),
  escalations: z.int().min(0),
  reviews: z.array(reviewRecordSchema),
  comments: z.array(commentRecordSchema),
});
export type RequestRecord = z.infer<typeof requestRecordSchema>;

/** Whoever and whatever a lock names is locked until the lock is taken away, by somebody or by the clock. */
export const lockRecordSchema = z.strictObject({
  id: z.uuid(),
  on: lockTargetSchema,
  message: z.string(),
  createdBy: z.uuid().nullable(),
  created: instantSchema,
  expires: instantSchema.nullable(),
});
export type LockRecord = z.infer<typeof lockRecordSchema>;

export const presetRecordSchema = z.strictObject({
  id: z.uuid(),
  owner: z.uuid(),
  name: z.string(),
  shared: z.boolean(),
  content: presetContentSchema,
  changed: instantSchema,
});
export type PresetRecord = z.infer<typeof presetRecordSchema>;

export const reviewRuleRecordSchema = z.strictObject({
  name: z.string(),
  definition: reviewRuleSchema,
  ...written,
});
export type ReviewRuleRecord = z.infer<typeof reviewRuleRecordSchema>;

export const inviteRecordSchema = z.strictObject({
  /** SHA-256 of the code, hex. The code itself is never stored. */
  codeHash: z.string().regex(/^[0-9a-f]{64}$/),
  user: z.uuid(),
  created: instantSchema,
  expires: instantSchema,
  used: instantSchema.nullable(),
});
export type InviteRecord = z.infer<typeof inviteRecordSchema>;

/** The end of the audit chain: any later verification must still contain it. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/** One entry of the log that the event stream is made from. */
export const changeRecordSchema = z.strictObject({
  revision: z.int().min(1),
  at: instantSchema,
  type: z.enum(['request', 'resources', 'roles', 'authorities']),
  /** The request that changed, for type `request`. */
  request: z.uuid().nullable(),
  change: z.string().nullable(),
  by: z.uuid().nullable(),
});
export type ChangeRecord = z.infer<typeof changeRecordSchema>;
