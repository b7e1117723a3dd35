import { z } from 'zod';
import { instantSchema } from '../../model/access-request';
import {
  authorityNameSchema,
  handoversSchema,
  rotationScheduleSchema,
  rotationStateSchema,
  rotationStepSchema,
} from '../../model/authority';
import { resourceIdSchema } from '../../model/resource-id-schema';
import { nothing, procedure } from './procedure';

const viewSchema = z.strictObject({
  name: authorityNameSchema,
  state: rotationStateSchema,
  /** When the last step was taken; `null` where none was yet. */
  since: instantSchema.nullable(),
  /** Of those that are trusted, the one that signs first. */
  keys: z
    .array(
      z.strictObject({
        /** `SHA256:…` for SSH, a pin for the others. */
        fingerprint: z.string(),
        /** `null` for keys that older versions made. */
        made: instantSchema.nullable(),
        signs: z.boolean(),
        /** The node authority's public key line, as servers get it; `null` for the others. */
        line: z.string().nullable(),
      }),
    )
    .min(1)
    .max(2),
  /** What would be cut off if the old key were dropped now. */
  resting: z.strictObject({
    nodes: z.array(z.strictObject({ id: resourceIdSchema, name: z.string() })),
    /** So many sign-ins have certificates that it signed. */
    signIns: z.int().min(0),
    /** When the last of those ends by itself. */
    until: instantSchema.nullable(),
  }),
  /** The steps that can be taken now. */
  steps: z.array(rotationStepSchema),
  schedule: rotationScheduleSchema,
  /** What the schedule does next, from when on. */
  due: z.strictObject({ step: rotationStepSchema, at: instantSchema }).nullable(),
});
const listSchema = z.strictObject({ authorities: z.array(viewSchema) });
const namesSchema = z.array(authorityNameSchema).min(1).max(6);

/** The keys that a cluster signs with, and their rotation. Each asks for its right on `cert_authority`. */
export const authorities = {
  'authorities.list': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: listSchema,
  }),
  'authorities.rotate': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      authorities: namesSchema,
      /** `now`: all of them at once, without an overlap, for a key that got into wrong hands. */
      step: z.union([rotationStepSchema, z.literal('now')]),
      /** Whether to finish although that cuts somebody off. */
      force: z.boolean(),
    }),
    output: listSchema,
  }),
  'authorities.schedule': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ authorities: namesSchema, schedule: rotationScheduleSchema }),
    output: listSchema,
  }),
  /** An administrator says which node authority keys a server trusts, where the server itself cannot say so. */
  'nodes.trusts': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      id: resourceIdSchema,
      fingerprints: z.array(z.string().max(128)).min(1).max(2),
    }),
    output: listSchema,
  }),
  /** How the API's first authority came to be replaced by the one of now: each signed the next one. */
  'cluster.handovers': procedure({
    caller: 'public',
    window: false,
    input: nothing,
    output: z.strictObject({ handovers: handoversSchema }),
  }),
  /** What the caller's app should know about the keys of now, over a connection that it trusts. */
  'cluster.trust': procedure({
    caller: 'user',
    window: false,
    input: nothing,
    output: z.strictObject({
      /** As `cluster.handovers` gives them. */
      handovers: handoversSchema,
      /** The host authority's public key lines, the signing one first. */
      hostAuthorities: z.array(z.string()),
      /** Whether the caller's newest certificates were signed by a key that signs no more: ask for others. */
      renew: z.boolean(),
    }),
  }),
} as const;
