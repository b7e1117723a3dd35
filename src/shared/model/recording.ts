import { z } from 'zod';
import { instantSchema, personSchema } from './access-request';

/** How a recording stands: being written, whole, or cut off by a fault of the cluster or its disk. */
export const recordingStateSchema = z.enum(['live', 'finished', 'broken']);

/** Where a session ran: the node by its immutable id, and by the name that it had then. */
const placeSchema = z.strictObject({ id: z.string(), name: z.string() });

/** What is told of a session, live or over. */
const sessionSchema = z.strictObject({
  /** The session's; a recording has the id of its session. */
  id: z.uuid(),
  user: personSchema,
  node: placeSchema,
  login: z.string(),
  /** The access request that it rested on; `null` for standing access. */
  request: z.uuid().nullable(),
  /** The caller's address. */
  source: z.string(),
  /** What was run, in one line: `shell`, or `exec` and the start of the command. */
  what: z.string(),
  started: instantSchema,
});

const sizeSchema = z.strictObject({ columns: z.int().min(1), rows: z.int().min(1) });

/** A recording in a list. */
export const recordingSchema = z.strictObject({
  ...sessionSchema.shape,
  /** The size that the terminal began with. */
  size: sizeSchema,
  state: recordingStateSchema,
  /** `null` while it is live, and where it was cut off. */
  ended: instantSchema.nullable(),
  /** How much was written that can be read, in bytes, so far. */
  bytes: z.int().min(0),
  /** Whether what was typed is in it. */
  hasInput: z.boolean(),
  /** Why the session ended, in one sentence; empty while it is live. */
  reason: z.string(),
  /** `null` where the program did not tell. */
  exitCode: z.int().nullable(),
});
export type Recording = z.infer<typeof recordingSchema>;

/** A moment of a recording with a name. */
export const recordingMarkerSchema = z.strictObject({
  /** Seconds from the start. */
  at: z.number().min(0),
  label: z.string(),
});
export type RecordingMarker = z.infer<typeof recordingMarkerSchema>;

/**
 * What comparing the file with the hash in the audit log came to: `intact`; `changed` or `missing` since it was
 * written; `unfinished` where there is no hash yet.
 */
export const recordingProofSchema = z.enum(['intact', 'changed', 'missing', 'unfinished']);
export type RecordingProof = z.infer<typeof recordingProofSchema>;

/** A session that runs now. */
export const liveSessionSchema = z.strictObject({
  ...sessionSchema.shape,
  /** Whether there is a recording of it, which can be watched by `recordings.read`. */
  recorded: z.boolean(),
  /** `null` for what has no terminal. */
  size: sizeSchema.nullable(),
  can: z.strictObject({ watch: z.boolean(), end: z.boolean() }),
});
export type LiveSession = z.infer<typeof liveSessionSchema>;

/** What is looked for among recordings. Whatever is left out narrows nothing. */
export const recordingFilterSchema = z.strictObject({
  /** A user's name or id. */
  user: z.string().trim().min(1).max(256).optional(),
  /** A node's name or resource id. */
  node: z.string().trim().min(1).max(1024).optional(),
  /** Started not before this moment. */
  from: instantSchema.optional(),
  /** Started before this moment. */
  until: instantSchema.optional(),
  /** Words that must all occur: in a name, the login, the address, what was run, why it ended, or an id. */
  words: z.string().max(256).optional(),
});
export type RecordingFilter = z.infer<typeof recordingFilterSchema>;

/** How a cluster records sessions. */
export const recordingSettingsSchema = z.strictObject({
  /** Whether what people type is recorded too, passwords among it. */
  input: z.boolean(),
  /** Recordings are deleted so many days after their session ended; `null`: never. */
  keepDays: z.int().min(1).max(3_650).nullable(),
});
export type RecordingSettings = z.infer<typeof recordingSettingsSchema>;

/** What counts until an administrator says otherwise. */
export const defaultRecordingSettings: RecordingSettings = { input: false, keepDays: 90 };
