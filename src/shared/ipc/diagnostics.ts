import { z } from 'zod';
import { instantSchema } from '../model/access-request';
import { command, nothing } from './command';

/** One thing that Daypass needs of this computer, and how it is with it. */
export const checkSchema = z.strictObject({
  title: z.string(),
  /** `note`: it works without, and something is worth knowing. */
  state: z.enum(['ok', 'note', 'bad']),
  /** What was found, and what to do where something is to be done. */
  text: z.string(),
});
export type Check = z.infer<typeof checkSchema>;

const factSchema = z.strictObject({ name: z.string(), value: z.string() });

/**
 * How the app is, for whoever looks into a fault. No secrets: neither keys, passwords, certificates, codes nor tokens,
 * and not where on this computer its account's folder lies.
 */
export const diagnosticsSchema = z.strictObject({
  at: instantSchema,
  versions: z.array(factSchema),
  processes: z.array(
    z.strictObject({
      name: z.string(),
      /** Megabytes in memory, shared ones included. */
      memory: z.number(),
      /** Percent of one processor since it was last asked. */
      cpu: z.number(),
    }),
  ),
  /** The cluster hosted here, and each profile, with their states. */
  states: z.array(factSchema),
  /** Settings that differ from what they are at first. */
  settings: z.array(factSchema),
  checks: z.array(checkSchema),
  /** The last lines of the log, the oldest first. */
  log: z.array(z.string()),
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;

export const diagnosticsCommands = {
  'diagnostics.read': command(nothing, diagnosticsSchema),
  /** Writes the same to a file that the person chooses; `null` when they chose none. */
  'diagnostics.save': command(nothing, z.strictObject({ path: z.string() }).nullable()),
} as const;
