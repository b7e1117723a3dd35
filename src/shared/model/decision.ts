import { z } from 'zod';

/**
 * One step of a decision, in the order it was taken. `text` is a whole sentence that a person can act on; the
 * other fields say the same to programs.
 */
export const traceStepSchema = z.strictObject({
  effect: z.enum(['allow', 'deny', 'miss', 'note']),
  /** A stable code: `role.allow`, `role.deny_labels`, `scope.not_in_grant`, `session.superseded`, … */
  rule: z.string(),
  role: z.string().nullable(),
  text: z.string(),
});
export type TraceStep = z.infer<typeof traceStepSchema>;

export const decisionSchema = z.strictObject({
  allowed: z.boolean(),
  /** The one sentence that answers "why?". */
  reason: z.string(),
  trace: z.array(traceStepSchema),
});
export type Decision = z.infer<typeof decisionSchema>;
