import { z } from 'zod';
import { instantSchema } from '../model/access-request';

/** Until when notifications are held back: an instant, or until somebody turns it off. */
export const quietUntilSchema = z.union([instantSchema, z.literal('turned-off')]);
export type QuietUntil = z.infer<typeof quietUntilSchema>;

const minutesOfDay = z
  .int()
  .min(0)
  .max(24 * 60 - 1);

/**
 * Quiet hours in this computer's time zone, in minutes after midnight. Those that end before they begin go over
 * midnight, and belong to the day on which they begin; equal ones last the whole day.
 */
export const quietHoursSchema = z.strictObject({
  from: minutesOfDay,
  to: minutesOfDay,
  /** Days of the week on which they begin, 0 is Sunday. */
  days: z
    .array(z.int().min(0).max(6))
    .min(1, 'needs a day')
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'names a day twice'),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** What was chosen about being disturbed. */
export const doNotDisturbSchema = z.strictObject({
  until: quietUntilSchema.nullable(),
  hours: quietHoursSchema.nullable(),
});
export type DoNotDisturb = z.infer<typeof doNotDisturbSchema>;

/** What was chosen, and what follows from it now: `null` while notifications are shown. */
export const doNotDisturbStateSchema = z.strictObject({
  ...doNotDisturbSchema.shape,
  quiet: quietUntilSchema.nullable(),
});
export type DoNotDisturbState = z.infer<typeof doNotDisturbStateSchema>;

/** What can be chosen with one click. */
export const quietChoiceSchema = z.enum(['off', 'hour', 'morning', 'turned-off']);
export type QuietChoice = z.infer<typeof quietChoiceSchema>;
