import { z } from 'zod';
import { requestKubernetesEntrySchema } from './kubernetes-schema';
import {
  durationSchema,
  expressionSchema,
  listsByNameSchema,
  namesSchema,
  text,
} from './role-values';

export const reasonRuleSchema = z.strictObject({
  mode: z.enum(['required', 'optional']).default('optional'),
  prompt: text.default(''),
});

/** Who has a claim (a trait from outside) with this value gets these roles; the value may be a pattern. */
export const claimRuleSchema = z.strictObject({
  claim: text.min(1),
  value: text.min(1),
  roles: namesSchema.min(1),
});
export type ClaimRule = z.infer<typeof claimRuleSchema>;

/** How many reviews that pass the filter decide. A count of 0 never triggers. */
export const thresholdSchema = z.strictObject({
  name: text.default(''),
  filter: expressionSchema,
  approve: z.int().min(0).max(1_000).default(0),
  deny: z.int().min(0).max(1_000).default(0),
});
export type Threshold = z.infer<typeof thresholdSchema>;

const claimRulesSchema = z.array(claimRuleSchema).max(256).default([]);
const asked = {
  roles: namesSchema.default([]),
  search_as_roles: namesSchema.default([]),
  claims_to_roles: claimRulesSchema,
  annotations: listsByNameSchema.default({}),
  suggested_reviewers: namesSchema.default([]),
  /** Kinds that may be asked for; naming any forbids asking for a whole Kubernetes cluster. */
  kubernetes_resources: z.array(requestKubernetesEntrySchema).max(256).nullable().default(null),
};

export const allowRequestSchema = z.strictObject({
  ...asked,
  thresholds: z.array(thresholdSchema).max(256).default([]),
  max_duration: durationSchema.nullable().default(null),
  reason: reasonRuleSchema.nullable().default(null),
});

/** Thresholds belong to allow; there are none to deny. */
export const denyRequestSchema = z.strictObject(asked);

export const reviewRequestsSchema = z.strictObject({
  roles: namesSchema.default([]),
  claims_to_roles: claimRulesSchema,
  preview_as_roles: namesSchema.default([]),
  where: expressionSchema,
});
