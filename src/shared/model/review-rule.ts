import { z } from 'zod';
import { verdictSchema } from './access-request';
import { expressionSchema, text } from './role-values';

/** A rule by which the cluster reviews by itself: every request that fits the condition gets this review. */
export const reviewRuleSchema = z.strictObject({
  name: text.min(1),
  description: text,
  /** What a request must be like; never empty, so that no rule fits everything by mistake. */
  condition: expressionSchema,
  verdict: verdictSchema,
  /** What the review says. */
  message: text,
});
export type ReviewRule = z.infer<typeof reviewRuleSchema>;
