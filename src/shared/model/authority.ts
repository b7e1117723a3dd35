import { z } from 'zod';
import { instantSchema } from './access-request';

/** The authorities of a cluster, each with keys of its own. */
export const authorityNames = ['user', 'node', 'host', 'audit', 'tls-server', 'tls-user'] as const;
export const authorityNameSchema = z.enum(authorityNames);
export type AuthorityName = z.infer<typeof authorityNameSchema>;

/**
 * How far the rotation of an authority is. `standing`: one key. `prepared`: a new key is trusted beside the one that
 * signs. `switched`: the new key signs, the old one is still trusted. `rolled-back`: the old key signs again, the new
 * one is still trusted for what it signed meanwhile.
 */
export const rotationStateSchema = z.enum(['standing', 'prepared', 'switched', 'rolled-back']);
export type RotationState = z.infer<typeof rotationStateSchema>;

export const rotationSteps = ['prepare', 'switch', 'finish', 'roll-back'] as const;
export const rotationStepSchema = z.enum(rotationSteps);
export type RotationStep = z.infer<typeof rotationStepSchema>;

/** The authorities whose keys people's computers keep, so that each key has to vouch for the one after it. */
export const handingOverSchema = z.enum(['audit', 'tls-server']);
export type HandingOver = z.infer<typeof handingOverSchema>;
const keySchema = z.base64().max(512);

/** One key of an authority says that another one takes its place. */
export const handoverSchema = z.strictObject({
  v: z.literal(1),
  authority: handingOverSchema,
  /** The cluster's id. */
  cluster: z.uuid(),
  /** From 1, without gaps: what was handed over last counts. */
  number: z.int().min(1),
  /** The key that signs this: SubjectPublicKeyInfo, DER in base64. */
  from: keySchema,
  /** The key that takes its place, likewise. */
  to: keySchema,
  at: instantSchema,
  /** By `from` over {@link handoverText}, base64: Ed25519, or ECDSA P-256 with SHA-256 (DER). */
  signature: z.base64().max(256),
});
export type Handover = z.infer<typeof handoverSchema>;
/** So many are kept and read. */
export const mostHandovers = 1_000;
export const handoversSchema = z.array(handoverSchema).max(mostHandovers);

/** What the signature of a hand-over is made over, as UTF-8. Nothing else that these keys sign starts like it. */
export function handoverText(handover: Omit<Handover, 'v' | 'signature'>): string {
  const { authority, cluster, number, from, to, at } = handover;
  return `daypass authority hand-over v1\n${JSON.stringify([authority, cluster, number, from, to, at])}`;
}

/** When the steps of rotations are taken by themselves. */
export const rotationScheduleSchema = z.strictObject({
  /** Whether a rotation that was begun goes on by itself. */
  automatic: z.boolean(),
  /** How long a new key is trusted before it signs, in hours. */
  prepareHours: z.int().min(0).max(8_760),
  /** How long the old key is trusted after the new one signs, in hours. */
  overlapHours: z.int().min(0).max(8_760),
  /** A rotation begins by itself once a key is so many days old; `null`: never. */
  everyDays: z.int().min(1).max(3_650).nullable(),
});
export type RotationSchedule = z.infer<typeof rotationScheduleSchema>;
