import { z } from 'zod';
import { verdictSchema } from './access-request';
import { text } from './role-values';

export const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** The minutes of a day from 0 to 1,439. */
const minuteSchema = z.int().min(0).max(1_439);

/** Some minutes of a day of the week, the last one included, by the clocks of a time zone. */
export const shiftSchema = z.strictObject({
  /** Such as `Europe/Berlin`. */
  timezone: z.string().min(1).max(64),
  weekday: z.enum(weekdays),
  start: minuteSchema,
  end: minuteSchema,
});
export type Shift = z.infer<typeof shiftSchema>;

export const ruleNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@:/-]{0,127}$/,
    'is not a name such as "approve-staging" (letters, digits and . _ @ : / -)',
  );

/** A rule by which the cluster reviews by itself: every request that fits the condition gets this review. */
export const reviewRuleSchema = z.strictObject({
  name: ruleNameSchema,
  description: text,
  /** What a request must be like; never empty, so that no rule fits everything by mistake. */
  condition: z.string().min(1).max(4_096),
  verdict: verdictSchema,
  /** When the rule counts; `null`: always. */
  shifts: z.array(shiftSchema).min(1).max(256).nullable(),
});
export type ReviewRule = z.infer<typeof reviewRuleSchema>;
