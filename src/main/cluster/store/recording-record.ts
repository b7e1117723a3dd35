import { z } from 'zod';
import { instantSchema } from '#shared/model/access-request';
import { recordingMarkerSchema, recordingStateSchema } from '#shared/model/recording';

/** What the store keeps of a recording; what happened is in a file of its own. */
export const recordingRecordSchema = z.strictObject({
  /** The session's. */
  id: z.uuid(),
  user: z.uuid(),
  /** Names as they were then: what is looked for by words. */
  userName: z.string(),
  resource: z.string(),
  nodeName: z.string(),
  login: z.string(),
  request: z.uuid().nullable(),
  source: z.string(),
  what: z.string(),
  started: instantSchema,
  columns: z.int(),
  rows: z.int(),
  hasInput: z.boolean(),
  state: recordingStateSchema,
  ended: instantSchema.nullable(),
  /** Of events that can be read. */
  bytes: z.int().min(0),
  /** Of the file, hex; `null` while it is written. */
  sha256: z.string().nullable(),
  reason: z.string(),
  exitCode: z.int().nullable(),
  markers: z.array(recordingMarkerSchema),
});
export type RecordingRecord = z.infer<typeof recordingRecordSchema>;

/** What recordings are looked for by; `null`, and no words, narrow nothing. */
export interface RecordingSearch {
  readonly state: RecordingRecord['state'] | null;
  readonly users: readonly string[] | null;
  readonly resources: readonly string[] | null;
  readonly from: number | null;
  /** Exclusive. */
  readonly until: number | null;
  /** Over before this moment, and so not live. */
  readonly overBefore: number | null;
  readonly words: readonly string[];
  /** Those started before this one, by time and then id; `null` starts with the newest. */
  readonly before: { readonly started: number; readonly id: string } | null;
  readonly limit: number;
}

/** Narrows nothing. */
export const anyRecording: Omit<RecordingSearch, 'limit'> = {
  state: null,
  users: null,
  resources: null,
  from: null,
  until: null,
  overBefore: null,
  words: [],
  before: null,
};
