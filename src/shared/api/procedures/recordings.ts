import { z } from 'zod';
import { instantSchema, reasonSchema } from '../../model/access-request';
import {
  liveSessionSchema,
  recordingFilterSchema,
  recordingMarkerSchema,
  recordingProofSchema,
  recordingSchema,
  recordingSettingsSchema,
} from '../../model/recording';
import { nothing, procedure } from './procedure';

/** The longest that `recordings.read` waits for more, in milliseconds. */
export const longestReadWait = 20_000;
/** Bytes of UTF-8 that one call may ask for. */
export const readLimits = { least: 256 * 1024, most: 1024 * 1024 } as const;

const versionedRecordingSettings = z.strictObject({
  settings: recordingSettingsSchema,
  /** Raised by each change; 0 while nobody has changed anything. */
  version: z.int().min(0),
});

/**
 * Recordings, and the sessions that run now. Reading recordings takes the rights `list` and `read` on `session`,
 * one's own included. Everybody sees and ends their own live sessions; others' take `list`, `read` (to watch them)
 * and `delete` (to end them) on `ssh_session`.
 */
export const recordings = {
  /** Newest first. `next` is where to go on (as `before`); `null` at the end. */
  'recordings.list': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      filter: recordingFilterSchema.optional(),
      before: z.strictObject({ started: instantSchema, id: z.uuid() }).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      rows: z.array(recordingSchema),
      next: z.strictObject({ started: instantSchema, id: z.uuid() }).nullable(),
    }),
  }),
  /** One recording, its file compared with the hash that the audit log has of it. */
  'recordings.get': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({
      recording: recordingSchema,
      markers: z.array(recordingMarkerSchema),
      /** SHA-256 of the encrypted file, hex, as the audit log has it; `null` while it is live. */
      sha256: z.string().nullable(),
      proof: recordingProofSchema,
    }),
  }),
  /**
   * A piece of a recording: asciicast v3, in whole lines (the header is the first). Live ones grow: with `wait`, the
   * call returns when there is more, when the session ended, or after that many milliseconds.
   */
  'recordings.read': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      id: z.uuid(),
      /** `next` of an earlier call; 0 begins. */
      offset: z.int().min(0),
      /** Of text, in bytes. */
      limit: z.int().min(readLimits.least).max(readLimits.most),
      wait: z.int().min(0).max(longestReadWait),
    }),
    output: z.strictObject({
      text: z.string(),
      /** Where to go on: in bytes of what was written, which is not the text. */
      next: z.int(),
      /** What there is now, in the same measure. */
      bytes: z.int(),
      /** Whether there may be more later. When it is false and `next` is `bytes`, this was the end. */
      grows: z.boolean(),
    }),
  }),
  /** How sessions are recorded. Each of these two asks for its right on `cluster_auth_preference`. */
  'recordings.settings': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: versionedRecordingSettings,
  }),
  /** `version` is the one that the caller has seen; another one is a `conflict`. */
  'recordings.putSettings': procedure({
    caller: 'user',
    window: true,
    input: versionedRecordingSettings,
    output: versionedRecordingSettings,
  }),
  /** The sessions of the cluster that the caller may see, oldest first. */
  'sessions.list': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: z.strictObject({ rows: z.array(liveSessionSchema) }),
  }),
  /** Ends a session; who ended it and the reason are told on its terminal. */
  'sessions.end': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: z.uuid(), reason: reasonSchema }),
    output: nothing,
  }),
} as const;
