import { z } from 'zod';
import { instantSchema } from './access-request';
import { handoversSchema } from './authority';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hex');

/** One event of the audit log, as it is stored and exported; docs/audit.md says what its hash is made of. */
export const auditRecordSchema = z.strictObject({
  /** From 1, without gaps. */
  sequence: z.int(),
  at: instantSchema,
  type: z.string(),
  /** The user's id, or `cluster` for what happened by itself, or `nobody` for who did not sign in. */
  actor: z.string(),
  /** Where it was done from; `null` for what nobody called for, and for what older versions recorded. */
  address: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  /** The hash of the event before; 64 zeros for the first. */
  previous: z.string(),
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** The end of the log at a moment, signed by the cluster: any later log must still contain that event. */
export const signedHeadSchema = z.strictObject({
  v: z.literal(1),
  /** The cluster's id. */
  cluster: z.uuid(),
  sequence: z.int().min(1),
  hash: hashSchema,
  /** When it was signed. */
  at: instantSchema,
  /** Ed25519 over {@link headText}, base64. */
  signature: z.base64().max(128),
});
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** A head with the key that it is checked with: an Ed25519 SubjectPublicKeyInfo, DER in base64. */
export const provenHeadSchema = z.strictObject({
  head: signedHeadSchema,
  publicKey: z.base64().max(256),
  /** How the first key came to be replaced by this one; missing while it is the first. */
  handovers: handoversSchema.exactOptional(),
});
export type ProvenHead = z.infer<typeof provenHeadSchema>;

/** What the signature of a head is made over, as UTF-8. Nothing else that this key may sign starts like it. */
export function headText({ cluster, sequence, hash, at }: Omit<SignedHead, 'signature'>): string {
  return `daypass audit head v1\n${JSON.stringify([cluster, sequence, hash, at])}`;
}

/** The kinds of events that one can look for, in the order in which they are shown. */
export const auditCategories = [
  'requests',
  'sessions',
  'sign-ins',
  'refusals',
  'searches',
  'configuration',
  'audit',
] as const;
export const auditCategorySchema = z.enum(auditCategories);
export type AuditCategory = z.infer<typeof auditCategorySchema>;

/** What an auditor looks for. Whatever is left out narrows nothing. */
export const auditFilterSchema = z.strictObject({
  /** Not before this moment. */
  from: instantSchema.optional(),
  /** Before this moment. */
  until: instantSchema.optional(),
  /** A user's name or id, `cluster`, or `nobody`. */
  actor: z.string().trim().min(1).max(256).optional(),
  category: auditCategorySchema.optional(),
  /** The id of an access request. */
  request: z.uuid().optional(),
  /** A resource's name or id. */
  resource: z.string().trim().min(1).max(1024).optional(),
  /** Words that must all occur: in the type, the address, what is recorded, or a name that it is about. */
  words: z.string().max(256).optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
