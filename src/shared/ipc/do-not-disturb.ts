import { z } from 'zod';
import { instantSchema } from '../model/access-request';
import { twice } from './faulty';

/** Until when notifications are held back: an instant, or until somebody turns it off. */
export const quietUntilSchema = z.union([instantSchema, z.literal('turned-off')]);
export type QuietUntil = z.infer<typeof quietUntilSchema>;

/** Days of the week as they are written in settings; their place is the number that a `Date` gives them. */
export const weekDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type WeekDay = (typeof weekDays)[number];

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * Quiet hours in this computer's time zone. Those that end before they begin go over midnight, and belong to the day
 * on which they begin; equal ones last the whole day.
 */
export const quietHoursSchema = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  /** On which they begin. */
  days: z
    .array(z.enum(weekDays))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, twice),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/**
 * Until when it was chosen not to be disturbed, and what follows from that and the quiet hours now: `null` while
 * notifications are shown.
 */
export const doNotDisturbStateSchema = z.strictObject({
  until: quietUntilSchema.nullable(),
  quiet: quietUntilSchema.nullable(),
});
export type DoNotDisturbState = z.infer<typeof doNotDisturbStateSchema>;

/** What can be chosen with one click. */
export const quietChoiceSchema = z.enum(['off', 'hour', 'morning', 'turned-off']);
export type QuietChoice = z.infer<typeof quietChoiceSchema>;
