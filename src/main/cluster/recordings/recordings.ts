import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Closable } from '#shared/lib/closable';
import type { SessionDetails } from '../../proxy/gatekeeper';
import type { SessionTap } from '../../proxy/recording/session-tap';
import type { Terminal } from '../../proxy/session-request';
import type { Ledger } from '../audit/ledger';
import type { KeyWrapper } from '../authority/key-wrapper';
import type { RecordingRecord } from '../store/recording-record';
import { createChunkKey } from './chunk-format';
import { newRecording, recordingEvent } from './recording-events';
import type { RecordingDisk } from './recording-disk';
import { SessionRecorder, type RecordingEnd } from './session-recorder';
import { recordingSettings } from './settings';

export interface RecordingsOptions {
  /** Made with mode 0700. */
  readonly folder: string;
  /** Holds the cluster's recording key. */
  readonly wrapper: KeyWrapper;
  readonly disk: RecordingDisk;
  readonly ledger: Ledger;
  readonly now: () => number;
  /** Told when something could not be recorded. */
  readonly onBug: (error: unknown) => void;
}

/** A recording that is being written. */
export interface LiveRecording {
  readonly bytes: number;
  /** Waits until there is more, it is over, or so many milliseconds have passed. */
  grows(ms: number): Promise<void>;
}

/** Writes the recordings of a cluster. `close` waits until those that ended are on the disk. */
export interface Recordings extends Closable {
  readonly folder: string;
  /** Begins a recording. Where that fails, so does what is returned. */
  open(session: SessionDetails, terminal: Terminal, isStrict: boolean): SessionTap;
  live(id: string): LiveRecording | undefined;
  pathOf(id: string): string;
}

export function createRecordings(options: RecordingsOptions): Recordings {
  const { folder, wrapper, disk, ledger } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const live = new Map<string, Live>();
  const pathOf = (id: string): string => join(folder, `${id}.recording`);

  const end = async (id: string, record: RecordingRecord, how: RecordingEnd): Promise<void> => {
    try {
      await writeEnd(options, record, how);
    } catch (error) {
      options.onBug(error);
    } finally {
      live.get(id)?.end();
      live.delete(id);
    }
  };

  return {
    folder,
    pathOf,
    live: (id) => live.get(id),
    open(session, terminal, isStrict) {
      const { id } = session;
      const { input: hasInput } = recordingSettings(ledger.state).settings;
      const userName = ledger.state.users.get(session.user)?.name ?? '';
      const record = newRecording(session, terminal, { userName, hasInput });
      const begin = () =>
        new SessionRecorder({
          ...{ session, terminal, hasInput, isStrict, disk, path: pathOf(id) },
          key: createChunkKey(id, wrapper),
          grown: () => live.get(id)?.wake(),
          onFailure: (error) => void noteFailure(options, record, error),
          over: (how) => void end(id, record, how),
        });
      const recorder = beginOr(begin, (error) => void noteFailure(options, record, error));
      live.set(id, new Live(recorder));
      ledger
        .write(() => ({
          writes: [{ type: 'recording', recording: record }],
          audit: [recordingEvent('recording.started', record, { hasInput })],
          result: undefined,
        }))
        .catch((error: unknown) => recorder.fail(error));
      return recorder;
    },
    async close() {
      for (const each of live.values()) each.recorder.ended('The cluster was shut down.', null);
      await Promise.all([...live.values()].map((each) => each.over));
    },
  };
}

/** Tells what went wrong where nothing could begin. */
function beginOr<T>(begin: () => T, onFailure: (error: unknown) => void): T {
  try {
    return begin();
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

class Live implements LiveRecording {
  readonly recorder: SessionRecorder;
  readonly over: Promise<void>;
  readonly #waiting = new Set<() => void>();
  #tellOver: () => void = () => undefined;

  constructor(recorder: SessionRecorder) {
    this.recorder = recorder;
    this.over = new Promise((resolve) => (this.#tellOver = resolve));
  }

  get bytes(): number {
    return this.recorder.bytes;
  }

  wake(): void {
    for (const go of [...this.#waiting]) go();
  }

  end(): void {
    this.wake();
    this.#tellOver();
  }

  grows(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, ms);
      this.#waiting.add(go);
    });
  }
}

function writeEnd(
  { ledger, now }: RecordingsOptions,
  record: RecordingRecord,
  { reason, exitCode, bytes, markers, sha256 }: RecordingEnd,
): Promise<void> {
  const isWhole = sha256 !== null;
  const recording: RecordingRecord = {
    ...record,
    ...{ reason, exitCode, bytes, sha256, markers: [...markers], ended: now() },
    state: isWhole ? 'finished' : 'broken',
  };
  const type = isWhole ? 'recording.finished' : 'recording.broken';
  return ledger.write(() => ({
    writes: [{ type: 'recording', recording }],
    audit: [recordingEvent(type, record, { bytes, ...(isWhole && { sha256 }), reason })],
    result: undefined,
  }));
}

/** What went wrong, as the system names it; its message holds paths of this computer. */
function noteFailure(
  { ledger, onBug }: RecordingsOptions,
  record: RecordingRecord,
  error: unknown,
): Promise<void> {
  const { code, message } = error as NodeJS.ErrnoException;
  const data = { error: code ?? message };
  return ledger
    .write(() => ({
      writes: [],
      audit: [recordingEvent('recording.failed', record, data)],
      result: undefined,
    }))
    .catch(onBug);
}
