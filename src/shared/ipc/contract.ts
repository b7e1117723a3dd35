import { z } from 'zod';
import { passwordSchema, userNameSchema } from '../api/procedures/names';
import { api, windowApiNames, type WindowApiName } from '../api/contract';
import type { ApiError } from '../api/errors';
import { clusterEventSchema } from '../api/events';
import type { Result } from '../lib/result';
import { auditFilterSchema } from '../model/audit';
import { loginSchema } from '../model/principal-schema';
import { resourceIdSchema } from '../model/resource-id-schema';
import { appStateSchema } from './app-state';
import { command, nothing } from './command';
import { diagnosticsCommands } from './diagnostics';
import { quietChoiceSchema } from './do-not-disturb';
import { fileActivitySchema, fileCommands } from './files';
import { keptCommands } from './kept';
import { settingsCommands } from './settings';
import { tourCommands } from './tour';
import { workspaceCommands } from './workspace';
import { terminalCommands } from './terminal-commands';

const profile = z.strictObject({ profileId: z.uuid() });
const terminalSize = { columns: z.int().min(1).max(2_000), rows: z.int().min(1).max(2_000) };

/**
 * What the window may ask of the main process, declared once. Main checks the sender, the channel and the input
 * of each call, and rejects what does not fit. Failures that a person can act on come back as values.
 */
export const commands = {
  ...settingsCommands,
  ...keptCommands,
  ...workspaceCommands,
  ...diagnosticsCommands,
  ...terminalCommands,
  ...tourCommands,
  'app.state': command(nothing, appStateSchema),
  'app.setDoNotDisturb': command(z.strictObject({ choice: quietChoiceSchema }), nothing),
  'app.dismissNotice': command(z.strictObject({ id: z.string() }), nothing),
  /** Creates the demo cluster on this computer (or starts it), and signs its alice in. */
  'cluster.startDemo': command(nothing, nothing),
  'cluster.create': command(
    z.strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'is not a cluster name such as "example.com"'),
      user: userNameSchema,
      password: passwordSchema,
    }),
    nothing,
  ),
  /** Starts the hosted cluster again, on other ports when its own are taken. */
  'cluster.restart': command(z.strictObject({ otherPorts: z.boolean() }), nothing),
  /** Reaches the address, checks the pin and asks what the invite is for; nothing is kept yet. */
  'join.inspect': command(
    z.strictObject({ link: z.string().max(2_048) }),
    z.strictObject({
      address: z.string(),
      pin: z.string(),
      cluster: z.string(),
      user: z.string(),
      expires: z.int(),
    }),
  ),
  'join.confirm': command(
    z.strictObject({ link: z.string().max(2_048), password: passwordSchema }),
    nothing,
  ),
  'profile.select': command(profile, nothing),
  'profile.signIn': command(
    z.strictObject({ profileId: z.uuid(), password: z.string().max(256) }),
    nothing,
  ),
  /** Adds a profile for another user of a cluster this window already knows, and signs it in. */
  'profile.add': command(
    z.strictObject({
      address: z.string().max(300),
      pin: z.string().max(128),
      user: userNameSchema,
      password: z.string().max(256),
    }),
    nothing,
  ),
  'profile.signOut': command(profile, nothing),
  'profile.forget': command(profile, nothing),
  /** These and nothing else, in one step: what was assumed and is not among them is dropped. */
  'access.assume': command(
    z.strictObject({ profileId: z.uuid(), requests: z.array(z.uuid()).min(1).max(16) }),
    nothing,
  ),
  /** Drops all that is assumed. It can be assumed again until it ends. */
  'access.drop': command(profile, nothing),
  /**
   * Opens a terminal session; with `assume`, that request is assumed first (one click from approval to a shell), beside
   * what is assumed already where the cluster allows several.
   * The bytes then travel over a MessagePort, see ipc/terminal.
   */
  'session.open': command(
    z.strictObject({
      profileId: z.uuid(),
      resource: resourceIdSchema,
      login: loginSchema,
      assume: z.uuid().nullable(),
      ...terminalSize,
    }),
    z.strictObject({ sessionId: z.uuid() }),
  ),
  /** Asks for a port to a session that goes on; `from`: how many of its bytes the window has, `null` for none. */
  'session.attach': command(
    z.strictObject({ sessionId: z.uuid(), from: z.int().min(0).nullable() }),
    nothing,
  ),
  /** Connects an ended session again in its place, and tries at once what is being tried again. */
  'session.reconnect': command(
    z.strictObject({ sessionId: z.uuid(), assume: z.uuid().nullable(), ...terminalSize }),
    nothing,
  ),
  /** Ends a session, or removes an ended one from the list. */
  'session.close': command(z.strictObject({ sessionId: z.uuid() }), nothing),
  /** Has the whole audit log checked against the end that this computer kept; `null` when it was cancelled. */
  'audit.verify': command(
    profile,
    api['audit.verify'].output
      .pick({ checked: true, firstBad: true })
      .extend({
        /** What is wrong with the cluster's signature or key, in words; empty when nothing is. */
        trouble: z.string(),
        kept: z.strictObject({ sequence: z.int(), at: z.int() }).nullable(),
      })
      .nullable(),
  ),
  /**
   * Writes the audit log, or what of it fits, to a file that the person chooses; `null` when they chose none or
   * cancelled.
   */
  'audit.export': command(
    z.strictObject({ profileId: z.uuid(), filter: auditFilterSchema.nullable() }),
    z.strictObject({ path: z.string(), events: z.int() }).nullable(),
  ),
  /** Cancels the check or the export that is under way. */
  'audit.cancel': command(profile, nothing),
  /** Whether the person's own ssh_config includes ours, and why it could not. */
  'ssh.ownConfig': command(
    nothing,
    z.strictObject({
      path: z.string(),
      lines: z.string(),
      added: z.boolean(),
      problem: z.string(),
    }),
  ),
  /** Adds the include to the person's own ssh_config, or takes it away again. */
  'ssh.setOwnConfig': command(z.strictObject({ added: z.boolean() }), nothing),
  /** Writes a new key with a certificate to a folder that the person chooses; `null` when they chose none. */
  'ssh.exportKey': command(
    profile,
    z.strictObject({ path: z.string(), fingerprint: z.string(), until: z.int() }).nullable(),
  ),
  ...fileCommands,
  'clipboard.read': command(nothing, z.strictObject({ text: z.string() })),
  'clipboard.write': command(z.strictObject({ text: z.string().max(4_194_304) }), nothing),
  /** Calls the API of the profile's cluster; `input` is checked against that procedure's schema. */
  'api.call': command(
    z.strictObject({
      profileId: z.uuid(),
      name: z.enum(windowApiNames as [WindowApiName, ...WindowApiName[]]),
      input: z.unknown(),
    }),
    z.unknown(),
  ),
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<Name extends CommandName> = z.infer<Commands[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.infer<Commands[Name]['output']>;

/** What the main process pushes to the window. */
export const pushes = {
  /** The whole state, after each change of it. */
  state: appStateSchema,
  /** Whether the window can be seen: not once it was closed or minimized. */
  shown: z.boolean(),
  event: z.strictObject({ profileId: z.uuid(), event: clusterEventSchema }),
  /** How far the check or the export of an audit log is, in events. */
  auditProgress: z.strictObject({ profileId: z.uuid(), done: z.int(), total: z.int() }),
  /** Connections to files and what is copied over them, after each change. */
  files: fileActivitySchema,
  /** A click on a notification, the tray or a deep link: show this. */
  navigate: z.discriminatedUnion('screen', [
    z.strictObject({ screen: z.literal('request'), profileId: z.uuid(), request: z.uuid() }),
    /** A request that is waiting for its user to connect, because they said so on a notification or in the tray. */
    z.strictObject({ screen: z.literal('connect'), profileId: z.uuid(), request: z.uuid() }),
    z.strictObject({
      screen: z.literal('requests'),
      profileId: z.uuid(),
      show: z.enum(['mine', 'to-review']),
    }),
    /** The tab of that session, or whichever was open last. */
    z.strictObject({
      screen: z.literal('terminals'),
      profileId: z.uuid(),
      session: z.uuid().nullable(),
    }),
    z.strictObject({ screen: z.literal('join'), link: z.string() }),
    z.strictObject({ screen: z.literal('resources'), profileId: z.uuid() }),
    /** The search with one resource found and chosen. */
    z.strictObject({
      screen: z.literal('resource'),
      profileId: z.uuid(),
      resource: resourceIdSchema,
    }),
  ]),
} as const;
export type PushName = keyof typeof pushes;
export type PushPayload<Name extends PushName> = z.infer<(typeof pushes)[Name]>;

/** What the preload script puts on the window as `daypass`: nothing but this. */
export interface WindowBridge {
  invoke<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Result<CommandOutput<Name>, ApiError>>;
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): () => void;
  /** Takes what was dropped on the page. @returns an id for each thing, for `files.uploadDropped` */
  drop(files: readonly File[]): Promise<readonly string[]>;
}
