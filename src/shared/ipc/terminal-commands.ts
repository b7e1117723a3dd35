import { z } from 'zod';
import { command, nothing } from './command';

/** At most this much of a terminal is saved, in characters: more than 100,000 long lines. */
export const longestOutput = 64 * 1024 * 1024;

/** What terminals ask of main beside their sessions. */
export const terminalCommands = {
  /** Opens an address of the web in the browser. Others are refused: what a terminal shows comes from far away. */
  'link.open': command(z.strictObject({ address: z.string().max(8_192) }), nothing),
  /** Writes what a terminal printed to a file that the person chooses; `null` when they chose none. */
  'terminal.save': command(
    z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(longestOutput) }),
    z.strictObject({ path: z.string() }).nullable(),
  ),
  /** Opens the machine of a session by stock OpenSSH, in another program of this computer. */
  'session.openElsewhere': command(
    z.strictObject({ sessionId: z.uuid(), program: z.enum(['terminal', 'editor']) }),
    nothing,
  ),
} as const;
