import { z } from 'zod';
import { apiErrorSchema } from '../api/errors';
import { speechSchema } from '../i18n/language';
import { statusSchema } from '../model/status';
import { instantSchema } from '../model/access-request';
import { doNotDisturbStateSchema } from './do-not-disturb';
import { settingsFileSchema, settingsSchema } from './settings';
import { tourSchema } from './tour';

/** A user signed in (or known) to a cluster on this computer, as the window sees it. No secrets. */
export const profileStateSchema = z.strictObject({
  id: z.uuid(),
  cluster: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    address: z.string(),
    pin: z.string(),
    demo: z.boolean(),
  }),
  userName: z.string(),
  state: z.enum(['signed-out', 'signed-in', 'unreachable']),
  /**
   * Why it is signed out or unreachable; while it is signed in, what ended by itself (an assumed request that was
   * revoked). In words; empty otherwise.
   */
  stateReason: z.string(),
  status: statusSchema.nullable(),
  /** Until when what is assumed holds; `null` while nothing is assumed. */
  assumedUntil: instantSchema.nullable(),
  /** For stock tools: the agent's socket, and a known_hosts and ssh_config of our own; `null` while signed out. */
  stockSsh: z
    .strictObject({
      agentSocket: z.string(),
      knownHosts: z.string(),
      config: z.string(),
      /** The gateway's name in that ssh_config: `daypass-demo`. */
      gateway: z.string(),
      /** What stands behind a machine's name there: `demo` for `iot.demo`. */
      suffix: z.string(),
      proxyHost: z.string(),
      proxyPort: z.int(),
    })
    .nullable(),
  /** What is wrong with the audit log that the cluster shows, in words; empty as long as nothing is. */
  auditWarning: z.string(),
});
export type ProfileState = z.infer<typeof profileStateSchema>;

/** The cluster that this computer hosts, if any. */
export const hostedClusterSchema = z.strictObject({
  state: z.enum(['starting', 'running', 'stopped', 'failed']),
  name: z.string(),
  demo: z.boolean(),
  apiAddress: z.string(),
  proxyAddress: z.string(),
  pin: z.string(),
  error: apiErrorSchema.nullable(),
  /** Things to know: keys kept without a keychain, a demo shell's account. */
  warnings: z.array(z.string()),
  /** Demo only: who can be signed in with one click. */
  demoUsers: z.array(
    z.strictObject({ name: z.string(), roles: z.array(z.string()), password: z.string() }),
  ),
});
export type HostedCluster = z.infer<typeof hostedClusterSchema>;

const sessionFields = {
  id: z.uuid(),
  profileId: z.uuid(),
  resource: z.string(),
  name: z.string(),
  login: z.string(),
  /** Why it ended or was refused, or why its connection was lost, in words. */
  reason: z.string(),
  exitCode: z.int().nullable(),
};

/** One terminal session of this computer. It lives on without a window, and keeps its id when it connects again. */
export const sessionStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...sessionFields, state: z.enum(['connecting', 'open', 'ended']) }),
  z.strictObject({
    ...sessionFields,
    /** The connection was lost, and is being made again. */
    state: z.literal('reconnecting'),
    /** Which attempt it is, from 1. */
    attempt: z.int().min(1),
    /** When that begins; `null` while it is under way. */
    nextTry: instantSchema.nullable(),
  }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

export const appStateSchema = z.strictObject({
  version: z.string(),
  platform: z.string(),
  /** What main speaks, and so the window. */
  speech: speechSchema,
  hosted: hostedClusterSchema.nullable(),
  profiles: z.array(profileStateSchema),
  activeProfile: z.uuid().nullable(),
  /** Profiles that the app is about to sign in by itself: the demo's, while its cluster starts. */
  arriving: z.array(z.uuid()),
  sessions: z.array(sessionStateSchema),
  settings: settingsSchema,
  settingsFile: settingsFileSchema,
  tour: tourSchema,
  doNotDisturb: doNotDisturbStateSchema,
  /** Notices for the whole app, such as a preferences file that could not be read. */
  notices: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});
export type AppState = z.infer<typeof appStateSchema>;
