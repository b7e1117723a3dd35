import { z } from 'zod';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How a cluster gives access, for everybody in it. */
export const accessSettingsSchema = z.strictObject({
  /** Whether one's own roles go on counting while a request is assumed; otherwise they are out of reach until drop. */
  keepStanding: z.boolean(),
  /** Whether several requests can be assumed at once; otherwise one takes the place of the other. */
  severalGrants: z.boolean(),
  /** From when the time of access runs: from approval (or the scheduled start), or from the request. */
  clock: z.enum(['approval', 'request']),
  /** When more reviewers are called to a request that nobody decides on. */
  escalation: z.strictObject({
    /** Milliseconds without a decision, each time; `null`: never. */
    after: z
      .int()
      .min(minuteMs)
      .max(7 * dayMs)
      .nullable(),
    times: z.int().min(1).max(10),
  }),
});
export type AccessSettings = z.infer<typeof accessSettingsSchema>;

/** What counts until an administrator says otherwise. */
export const defaultAccessSettings: AccessSettings = {
  keepStanding: false,
  severalGrants: false,
  clock: 'approval',
  escalation: { after: 15 * minuteMs, times: 3 },
};
