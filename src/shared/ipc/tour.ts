import { z } from 'zod';
import { command, nothing } from './command';

/** How many steps the tour has. */
export const tourLength = 6;

/** Where somebody is in the tour, whether or not they are taking it now; `step` counts from 0. */
export const tourSchema = z.strictObject({
  step: z
    .int()
    .min(0)
    .max(tourLength - 1),
  open: z.boolean(),
});
export type Tour = z.infer<typeof tourSchema>;

export const tourCommands = {
  'tour.set': command(tourSchema, nothing),
} as const;
