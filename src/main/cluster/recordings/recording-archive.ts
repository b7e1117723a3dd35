import { rm } from 'node:fs/promises';
import type { ApiOutput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { RecordingProof } from '#shared/model/recording';
import type { Ledger } from '../audit/ledger';
import type { KeyWrapper } from '../authority/key-wrapper';
import { anyRecording, type RecordingRecord } from '../store/recording-record';
import { DamagedRecording } from './chunk-format';
import { hashOfFile } from './file-reads';
import { recordingEvent } from './recording-events';
import { RecordingReader } from './recording-reader';
import type { Recordings } from './recordings';
import { recordingSettings } from './settings';

const dayMs = 24 * 60 * 60_000;
/** So many recordings are looked at in one go. */
const batch = 100;
const cutOff = 'The cluster stopped while this session ran.';

/** Recordings that were written. */
export interface RecordingArchive {
  /** A piece of a recording's text, and whether it may grow. @throws ExpectedError `store_unusable` where it is damaged */
  read(
    record: RecordingRecord,
    page: { readonly offset: number; readonly limit: number; readonly wait: number },
  ): Promise<ApiOutput<'recordings.read'>>;
  /** Compares the file with the hash that the audit log has. */
  prove(record: RecordingRecord): Promise<RecordingProof>;
  /** Closes what an earlier run of the cluster left open. */
  repair(): Promise<void>;
  /** Deletes what is older than the cluster keeps recordings. */
  sweep(): Promise<void>;
}

export function createRecordingArchive(options: {
  readonly recordings: Recordings;
  readonly wrapper: KeyWrapper;
  readonly ledger: Ledger;
  readonly now: () => number;
}): RecordingArchive {
  const { recordings, ledger, now } = options;
  const reader = new RecordingReader(options.wrapper);

  const repairOne = async (record: RecordingRecord): Promise<void> => {
    const after = await lookedThrough(recordings, reader, record);
    const { sha256, bytes } = after;
    const type = after.state === 'finished' ? 'recording.finished' : 'recording.broken';
    const audit = [recordingEvent(type, record, { bytes, sha256, reason: cutOff })];
    await ledger.write(() => ({
      writes: [{ type: 'recording', recording: after }],
      audit,
      result: undefined,
    }));
  };
  const forget = async (record: RecordingRecord, keepDays: number): Promise<void> => {
    const { id } = record;
    // A file without its record could not be found again; a record without its file is deleted by the next sweep.
    await rm(recordings.pathOf(id), { force: true });
    reader.forget(id);
    await ledger.write(() => ({
      writes: [{ type: 'recording-deleted', id }],
      audit: [{ ...recordingEvent('recording.deleted', record, { keepDays }), actor: 'cluster' }],
      result: undefined,
    }));
  };

  return {
    async read(record, { offset, limit, wait }) {
      const live = recordings.live(record.id);
      if (live && live.bytes <= offset && wait > 0) await live.grows(wait);
      const isLive = recordings.live(record.id) !== undefined;
      if (isLive && live?.bytes === 0) return { text: '', next: offset, bytes: 0, grows: true };
      const piece = await readOrExplain(reader, recordings.pathOf(record.id), record, {
        ...{ offset, limit },
      });
      const bytes = live?.bytes ?? record.bytes;
      if (record.state === 'finished' && !piece.isWhole) throw damaged();
      return {
        text: piece.text.toString('utf8'),
        next: piece.next,
        bytes: Math.max(bytes, piece.next),
        grows: isLive,
      };
    },
    async prove({ id, sha256 }) {
      if (sha256 === null) return 'unfinished';
      try {
        return (await hashOfFile(recordings.pathOf(id))) === sha256 ? 'intact' : 'changed';
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
        throw error;
      }
    },
    async repair() {
      const search = { ...anyRecording, state: 'live' as const, limit: batch };
      for (;;) {
        const left = await ledger.repository.listRecordings(search);
        for (const record of left) await repairOne(record);
        if (left.length < batch) return;
      }
    },
    async sweep() {
      const { keepDays } = recordingSettings(ledger.state).settings;
      if (keepDays === null) return;
      const search = { ...anyRecording, overBefore: now() - keepDays * dayMs, limit: batch };
      for (;;) {
        const old = await ledger.repository.listRecordings(search);
        for (const record of old) await forget(record, keepDays);
        if (old.length < batch) return;
      }
    },
  };
}

/** What can still be read of a recording that nobody writes any more. */
async function lookedThrough(
  recordings: Recordings,
  reader: RecordingReader,
  record: RecordingRecord,
): Promise<RecordingRecord> {
  const path = recordings.pathOf(record.id);
  try {
    const { bytes, isWhole } = await reader.lookThrough(path, record.id);
    const sha256 = await hashOfFile(path);
    return { ...record, state: isWhole ? 'finished' : 'broken', reason: cutOff, bytes, sha256 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { ...record, state: 'broken', reason: cutOff };
  }
}

async function readOrExplain(
  reader: RecordingReader,
  path: string,
  { id }: RecordingRecord,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  try {
    return await reader.read(path, id, offset, limit);
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isGone || error instanceof DamagedRecording) throw damaged(error);
    throw error;
  }
}

function damaged(cause?: unknown): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    'The file of this recording was changed, cut off or deleted since it was written, so it cannot be shown from ' +
      'here on. Restore it from a backup.',
    { cause },
  );
}
