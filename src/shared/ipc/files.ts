import { z } from 'zod';
import { command, nothing } from './command';
import { fileEntrySchema, fileNameSchema, remotePathSchema } from '../model/file';
import { loginSchema } from '../model/principal-schema';
import { resourceIdSchema } from '../model/resource-id-schema';

/** Files on a machine, reached as one login. */
export const fileConnectionSchema = z.strictObject({
  id: z.uuid(),
  profileId: z.uuid(),
  resource: z.string(),
  name: z.string(),
  login: z.string(),
  state: z.enum(['connecting', 'open', 'reconnecting', 'ended']),
  /** Why it ended, was refused or was lost, in words; empty otherwise. */
  reason: z.string(),
});
export type FileConnection = z.infer<typeof fileConnectionSchema>;

const sideSchema = z.strictObject({ size: z.int().min(0), changed: z.number() });

export const transferStates = [
  'queued',
  'counting',
  'running',
  'paused',
  'reconnecting',
  'done',
  'failed',
  'cancelled',
] as const;

/** One copy of files and folders, from a server or to it. */
export const transferSchema = z.strictObject({
  id: z.uuid(),
  connection: z.uuid(),
  direction: z.enum(['down', 'up']),
  /** What was chosen, by name. */
  names: z.array(z.string()),
  /** The folder here and the one on the server. */
  local: z.string(),
  remote: z.string(),
  state: z.enum(transferStates),
  /** Why it failed or was interrupted, in words. */
  reason: z.string(),
  files: z.strictObject({ done: z.int(), total: z.int() }),
  bytes: z.strictObject({ done: z.int(), total: z.int() }),
  /** Bytes a second, of the last few seconds. */
  rate: z.number(),
  /** The copy waits for an answer: a file of that name is there already. */
  question: z.strictObject({ name: z.string(), there: sideSchema, coming: sideSchema }).nullable(),
  /** What was left out and why; the first hundred. */
  leftOut: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
  leftOutCount: z.int(),
  /** Brought here to be dragged out of the window. */
  forDrag: z.boolean(),
});
export type Transfer = z.infer<typeof transferSchema>;

/** Connections and transfers, as the client process knows them. */
export const fileActivitySchema = z.strictObject({
  connections: z.array(fileConnectionSchema),
  transfers: z.array(transferSchema),
});
export type FileActivity = z.infer<typeof fileActivitySchema>;

/** A folder of this computer that the person opened. The window never names a path outside of one. */
export const localRootSchema = z.strictObject({ id: z.uuid(), label: z.string() });
export type LocalRoot = z.infer<typeof localRootSchema>;

export const filesStateSchema = fileActivitySchema.extend({ roots: z.array(localRootSchema) });
export type FilesState = z.infer<typeof filesStateSchema>;

export const transferOrders = ['pause', 'resume', 'cancel', 'retry', 'forget'] as const;
export const conflictChoices = ['skip', 'replace', 'keep-both'] as const;
export type TransferOrder = (typeof transferOrders)[number];
export type ConflictChoice = (typeof conflictChoices)[number];

const names = z.array(fileNameSchema).min(1).max(10_000);
/** A folder under a root, by the names that lead to it. */
const localFolder = { root: z.uuid(), path: z.array(fileNameSchema).max(200) };
const connection = { connection: z.uuid() };
const listing = { entries: z.array(fileEntrySchema), passedOver: z.int() };
const started = z.strictObject({ transfer: z.uuid() });

/** What may be changed in a folder of a server; all within that folder. */
export const remoteChangeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('make-folder'),
    folder: remotePathSchema,
    name: fileNameSchema,
  }),
  z.strictObject({
    type: z.literal('rename'),
    folder: remotePathSchema,
    name: fileNameSchema,
    to: fileNameSchema,
  }),
  z.strictObject({ type: z.literal('delete'), folder: remotePathSchema, names }),
]);
export type RemoteChange = z.infer<typeof remoteChangeSchema>;

const localChangeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('make-folder'), name: fileNameSchema }),
  z.strictObject({ type: z.literal('rename'), name: fileNameSchema, to: fileNameSchema }),
  /** To the system's bin, where it has one. */
  z.strictObject({ type: z.literal('delete'), names }),
]);
export type LocalChange = z.infer<typeof localChangeSchema>;

/** The part of the window's contract that is about files; see ./contract. */
export const fileCommands = {
  'files.state': command(nothing, filesStateSchema),
  /** Connects; with `assume`, that request is assumed first. How it goes is told by the state. */
  'files.connect': command(
    z.strictObject({
      profileId: z.uuid(),
      resource: resourceIdSchema,
      name: z.string().max(300),
      login: loginSchema,
      assume: z.uuid().nullable(),
    }),
    z.strictObject({ connection: z.uuid() }),
  ),
  /** Connects anew what has ended, and tries at once what is being tried again. */
  'files.reconnect': command(z.strictObject(connection), nothing),
  /** Closes the connection; its transfers are cancelled. */
  'files.disconnect': command(z.strictObject(connection), nothing),
  'files.list': command(
    /** The empty path is the folder one starts in. */
    z.strictObject({ ...connection, path: z.union([z.literal(''), remotePathSchema]) }),
    z.strictObject({ path: z.string(), ...listing }),
  ),
  'files.change': command(z.strictObject({ ...connection, change: remoteChangeSchema }), nothing),
  /** Opens a folder of this computer; `choose` asks in the system's own dialog. `null`: nobody wanted to any more. */
  'files.openRoot': command(
    z.strictObject({ which: z.enum(['home', 'downloads', 'choose']) }),
    localRootSchema.nullable(),
  ),
  'files.listLocal': command(z.strictObject(localFolder), z.strictObject(listing)),
  'files.changeLocal': command(
    z.strictObject({ ...localFolder, change: localChangeSchema }),
    nothing,
  ),
  'files.download': command(
    z.strictObject({ ...connection, folder: remotePathSchema, names, ...localFolder }),
    started,
  ),
  'files.upload': command(
    z.strictObject({ ...connection, folder: remotePathSchema, names, ...localFolder }),
    started,
  ),
  /** Uploads what was dropped on the window, by the ids that the preload script got for it. */
  'files.uploadDropped': command(
    z.strictObject({
      ...connection,
      folder: remotePathSchema,
      dropped: z.array(z.uuid()).min(1).max(10_000),
    }),
    started,
  ),
  'files.steer': command(
    z.strictObject({ transfer: z.uuid(), order: z.enum(transferOrders) }),
    nothing,
  ),
  /** Answers the question that a transfer waits with; `all`: also those that would come. */
  'files.answer': command(
    z.strictObject({
      transfer: z.uuid(),
      choice: z.enum(conflictChoices),
      all: z.boolean(),
    }),
    nothing,
  ),
  /** Brings files here, into a folder of ours, to be dragged out of the window. */
  'files.prepareDrag': command(
    z.strictObject({ ...connection, folder: remotePathSchema, names }),
    started,
  ),
  /** The person drags what a transfer brought here: hands it to the system. */
  'files.drag': command(z.strictObject({ transfer: z.uuid() }), nothing),
} as const;
