import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyWrapper } from '#main/cluster/authority/key-wrapper';
import { createChunkKey } from '#main/cluster/recordings/chunk-format';
import { recordingsIn, removeOrphans } from '#main/cluster/recordings/orphans';
import {
  createRecordingArchive,
  type RecordingArchive,
} from '#main/cluster/recordings/recording-archive';
import { realDisk } from '#main/cluster/recordings/recording-disk';
import { RecordingFile } from '#main/cluster/recordings/recording-file';
import { createRecordings, type Recordings } from '#main/cluster/recordings/recordings';
import type { RecordingRecord } from '#main/cluster/store/recording-record';
import { markersOf } from '../../../helpers/recordings/events';
import { openLedgerRig, userRecord, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

const dayMs = 86_400_000;
const alice = userRecord('alice');
const wrapper = createKeyWrapper(randomBytes(32));

let rig: LedgerRig;
let folder: string;
let recordings: Recordings;
let archive: RecordingArchive;
beforeEach(async () => {
  rig = await openLedgerRig();
  await rig.put({ type: 'user', user: alice });
  folder = mkdtempSync(join(tmpdir(), 'daypass-recordings-'));
  const { ledger } = rig;
  const now = (): number => rig.clock.now;
  const onBug = (error: unknown): void => expect.fail(String(error));
  recordings = createRecordings({ folder, wrapper, disk: realDisk, ledger, now, onBug });
  archive = createRecordingArchive({ recordings, wrapper, ledger, now });
});
afterEach(async () => {
  await recordings.close();
  await rig.close();
  rmSync(folder, { recursive: true, force: true });
});

function recording(part: Partial<RecordingRecord>): RecordingRecord {
  return {
    ...{ id: randomUUID(), user: alice.id, userName: 'alice', resource: '/test/node/iot' },
    ...{ nodeName: 'iot', login: 'alice', request: null, source: '::1', what: 'shell' },
    ...{ started: 1_000, columns: 80, rows: 24, hasInput: false, state: 'finished', ended: 2_000 },
    ...{ bytes: 10, sha256: 'a'.repeat(64), reason: '', exitCode: 0, markers: [] },
    ...part,
  };
}

async function kept(...all: readonly RecordingRecord[]): Promise<void> {
  await rig.put(...all.map((each) => ({ type: 'recording' as const, recording: each })));
}

async function typesOf(id: string): Promise<string[]> {
  const events = await rig.repository.readAudit({ after: 0, limit: 1_000 });
  return events.filter(({ data }) => data['recording'] === id).map(({ type }) => type);
}

describe('keeping recordings', () => {
  it('deletes what is older than the cluster keeps it, file and record, and says so', async () => {
    const old = recording({});
    const cut = recording({ state: 'broken', ended: null, started: 1_000 });
    const young = recording({ ended: 3_000 });
    const running = recording({ state: 'live', ended: null });
    const all = [old, cut, young, running];
    await kept(...all);
    for (const { id } of all) writeFileSync(recordings.pathOf(id), 'text');
    rig.clock.now = 90 * dayMs + 2_500;
    await archive.sweep();
    expect(all.map(({ id }) => existsSync(recordings.pathOf(id)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(await rig.repository.findRecording(old.id)).toBeNull();
    expect(await rig.repository.findRecording(young.id)).toEqual(young);
    expect(await typesOf(old.id)).toEqual(['recording.deleted']);
  });

  it('keeps everything where the cluster says so', async () => {
    const value = { settings: { input: false, keepDays: null }, version: 1 };
    await rig.put({ type: 'setting', key: 'recordings', value });
    const old = recording({});
    await kept(old);
    rig.clock.now = 9_000 * dayMs;
    await archive.sweep();
    expect(await rig.repository.findRecording(old.id)).toEqual(old);
  });
});

describe('recordings that an earlier run left open', () => {
  async function leftOpen(write: (file: RecordingFile) => Promise<unknown>) {
    const record = recording({ state: 'live', ended: null, sha256: null, bytes: 0 });
    await kept(record);
    const path = recordings.pathOf(record.id);
    const quiet = { written: () => undefined, room: () => undefined, failed: () => undefined };
    const key = createChunkKey(record.id, wrapper);
    const file = new RecordingFile({ path, key, disk: realDisk, ...quiet });
    file.append(markersOf(['one']));
    while (file.readable === 0) await new Promise(setImmediate);
    await write(file);
    await archive.repair();
    return (await rig.repository.findRecording(record.id)) ?? record;
  }

  it('are broken, and readable as far as they came', async () => {
    const record = await leftOpen((file) => file.abandon());
    expect(record).toMatchObject({ state: 'broken', bytes: 13, ended: null });
    expect(await archive.prove(record)).toBe('intact');
    const page = { offset: 0, limit: 1_000, wait: 0 };
    expect(await archive.read(record, page)).toEqual({
      text: '[0.000,"m","one"]\n',
      next: 13,
      bytes: 13,
      grows: false,
    });
    expect(await typesOf(record.id)).toEqual(['recording.broken']);
  });

  it('are finished where only the record was missing', async () => {
    const record = await leftOpen((file) => file.end());
    expect(record).toMatchObject({ state: 'finished', bytes: 13 });
    expect(await typesOf(record.id)).toEqual(['recording.finished']);
  });

  it('are broken and empty where there is no file', async () => {
    const record = recording({ state: 'live', ended: null, sha256: null, bytes: 0 });
    await kept(record);
    await archive.repair();
    const after = (await rig.repository.findRecording(record.id)) ?? record;
    expect(after).toMatchObject({ state: 'broken', bytes: 0 });
    expect(await archive.prove(after)).toBe('unfinished');
  });
});

describe('files of recordings that are on no record', () => {
  const at = (name: string): string => join(folder, name);

  async function cleared(ids: readonly string[], signal = new AbortController().signal) {
    const said: string[] = [];
    const { repository } = rig;
    await removeOrphans({ ids, recordings, repository, log: (line) => said.push(line), signal });
    return said;
  }

  it('are deleted where an earlier run left them, and the log says so', async () => {
    const known = recording({});
    await kept(known);
    const lost = randomUUID();
    const others = ['notes.txt', `${randomUUID()}.recording.bak`, 'x.recording'];
    for (const name of [`${known.id}.recording`, `${lost}.recording`, ...others])
      writeFileSync(at(name), 'text');
    const ids = await recordingsIn(folder);
    expect(ids.toSorted()).toEqual([known.id, lost].toSorted());
    // Begins after the earlier run's were looked for; its record is still being written.
    const young = randomUUID();
    writeFileSync(recordings.pathOf(young), 'text');
    const [line, ...more] = await cleared(ids);
    expect(line).toContain(`The file of the recording ${lost} was deleted`);
    expect(more).toEqual([]);
    expect(existsSync(recordings.pathOf(lost))).toBe(false);
    const left = [known.id, young].map((id) => recordings.pathOf(id));
    for (const path of [...left, ...others.map(at)]) expect(existsSync(path)).toBe(true);
  });

  it('are left where the cluster stops meanwhile', async () => {
    const lost = randomUUID();
    writeFileSync(recordings.pathOf(lost), 'text');
    expect(await cleared([lost], AbortSignal.abort())).toEqual([]);
    expect(existsSync(recordings.pathOf(lost))).toBe(true);
  });
});
