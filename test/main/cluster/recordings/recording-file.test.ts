import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyWrapper } from '#main/cluster/authority/key-wrapper';
import { createChunkKey, DamagedRecording } from '#main/cluster/recordings/chunk-format';
import { realDisk, type RecordingDisk } from '#main/cluster/recordings/recording-disk';
import { RecordingFile } from '#main/cluster/recordings/recording-file';
import { hashOfFile } from '#main/cluster/recordings/file-reads';
import { RecordingReader } from '#main/cluster/recordings/recording-reader';
import { markersOf } from '../../../helpers/recordings/events';

const roomy: RecordingDisk = {
  ...realDisk,
  hasRoom: () => Promise.resolve(true),
  hasRoomNow: () => true,
};
const wrapper = createKeyWrapper(randomBytes(32));
const pieces = [['first', 'line'], ['second €'], ['third']].map(markersOf);
const length = Buffer.concat(pieces).length;
const whole = linesOf('first', 'line', 'second €', 'third');

const lines = whole.split(/(?<=\n)/);
const lastLines = (count: number): string => lines.slice(lines.length - count).join('');

function linesOf(...labels: readonly string[]): string {
  return labels.map((label) => `[0.000,"m","${label}"]\n`).join('');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-recording-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openFile(id: string, disk = roomy) {
  const path = join(folder, id);
  const events: string[] = [];
  let tell = (_error: unknown): void => undefined;
  const failed = new Promise((resolve) => (tell = resolve));
  const file = new RecordingFile({
    ...{ path, key: createChunkKey(id, wrapper), disk },
    written: () => events.push('written'),
    room: () => events.push('room'),
    failed: (error) => tell(error),
  });
  return { path, file, events, failed };
}

/** A file of three chunks and the last. */
async function written(id = randomUUID()) {
  const { path, file } = openFile(id);
  for (const piece of pieces) file.append(piece);
  return { id, path, hash: await file.end(), bytes: readFileSync(path) };
}

/** Everything that can be read of a file's bytes; what is damaged is told. */
async function readBack(id: string, bytes: Buffer): Promise<string> {
  const path = join(folder, 'changed');
  writeFileSync(path, bytes);
  const { text, isWhole } = await new RecordingReader(wrapper).read(path, id, 0, 1_000_000);
  return `${text.toString()}${isWhole ? '' : '(cut off)'}`;
}

describe('a recording on the disk', () => {
  it('reads back as it was written, from any offset, and is nobody else’s to read', async () => {
    const { id, path, hash, bytes } = await written();
    const reader = new RecordingReader(wrapper);
    // Where the events begin: a head of ten bytes each, and a name.
    const begins = [0, 15, 29, 49, 64];
    expect(begins.at(-1)).toBe(length);
    for (let offset = 0; offset <= length; offset += 1) {
      const { text, next, isWhole } = await reader.read(path, id, offset, 1_000);
      const left = begins.filter((begin) => begin >= offset).length - 1;
      expect(text.toString()).toBe(lastLines(left));
      expect([next, isWhole]).toEqual([length, true]);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(bytes.includes('line')).toBe(false);
    expect(await hashOfFile(path)).toBe(hash);
  });

  it('is read a line at a time where no more is asked for', async () => {
    const { id, path } = await written();
    const reader = new RecordingReader(wrapper);
    const { text, next } = await reader.read(path, id, 3, 1);
    expect([text.toString(), next]).toEqual([linesOf('line'), 29]);
  });

  it('shows each bit that is flipped', async () => {
    const { id, bytes } = await written();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      // A length that grew looks like a file that was cut off.
      expect(await readBack(id, changed).catch((error: unknown) => error)).not.toBe(whole);
    }
  });

  it('shows each byte that is cut off its end, and gives what is whole before', async () => {
    const { id, bytes } = await written();
    for (let length = bytes.length - 1; length >= 0; length -= 1) {
      const read = await readBack(id, bytes.subarray(0, length)).catch((error: unknown) => error);
      if (read instanceof DamagedRecording) continue;
      const text = String(read).replace(/\(cut off\)$/, '');
      expect(String(read)).toMatch(/\(cut off\)$/);
      expect(whole.startsWith(text)).toBe(true);
    }
  });

  it('refuses chunks that were moved, left out, repeated, added, or taken from another recording', async () => {
    const { id, bytes } = await written();
    const other = await written();
    const chunks = chunksOf(bytes);
    const [header, one, two, three, last] = chunks;
    if (!header || !one || !two || !three || !last) throw new Error('not enough chunks');
    const foreign = chunksOf(other.bytes)[2] ?? one;
    for (const order of [
      [header, two, one, three, last],
      [header, one, three, last],
      [header, one, one, two, three, last],
      [header, one, two, three, last, last],
      [header, one, foreign, three, last],
      [header, one, two, last],
      [chunksOf(other.bytes)[0] ?? header, one, two, three, last],
      [header, last],
    ])
      await expect(readBack(id, Buffer.concat(order))).rejects.toThrow(DamagedRecording);
    await expect(readBack(other.id, bytes)).rejects.toThrow(/of another session/);
    expect(await readBack(id, Buffer.concat(chunks))).toBe(whole);
  });

  it('reads what was written as text, before events were', async () => {
    const first = 'test/fixtures/recordings/first-format';
    const text = readFileSync(`${first}.cast`);
    const id = '6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f';
    const reader = new RecordingReader(createKeyWrapper(Buffer.alloc(32, 7)));
    for (let offset = 0; offset <= text.length; offset += 1) {
      const read = await reader.read(`${first}.recording`, id, offset, 1_000);
      expect(read).toEqual({ text: text.subarray(offset), next: text.length, isWhole: true });
    }
    // A chunk at a time where no more is asked for.
    const { next } = await reader.read(`${first}.recording`, id, 0, 1);
    expect(text.subarray(0, next).toString()).toMatch(/"Connected to iot as alice"]\n$/);
  });

  it('shows that a file of one format was passed off as another', async () => {
    const { id, bytes } = await written();
    bytes[7] = 1;
    await expect(readBack(id, bytes)).rejects.toThrow(/a piece was changed/);
    bytes[7] = 3;
    await expect(readBack(id, bytes)).rejects.toThrow(/does not begin as one/);
  });

  it('reads back what is longer than the memory that chunks share', async () => {
    const id = randomUUID();
    const { path, file } = openFile(id);
    const names = [100, 20_000, 300_000, 9_000, 64_000].map((bytes, at) =>
      String(at).repeat(bytes),
    );
    for (const name of names) file.append(markersOf([name]));
    await file.end();
    const { text } = await new RecordingReader(wrapper).read(path, id, 0, 4_000_000);
    expect(text.toString()).toBe(linesOf(...names));
  });

  it('does not open with another key', async () => {
    const { id, path } = await written();
    const stranger = new RecordingReader(createKeyWrapper(randomBytes(32)));
    await expect(stranger.read(path, id, 0, 100)).rejects.toThrow(/key does not open/);
  });

  it('can be read while it grows', async () => {
    const id = randomUUID();
    const { path, file } = openFile(id);
    const reader = new RecordingReader(wrapper);
    let seen = '';
    let offset = 0;
    for (const piece of pieces) {
      file.append(piece);
      while (file.readable < offset + piece.length) await new Promise(setImmediate);
      const { text, next, isWhole } = await reader.read(path, id, offset, 1_000);
      expect([next, isWhole]).toEqual([offset + piece.length, false]);
      seen += text.toString();
      offset = next;
    }
    expect(seen).toBe(whole);
    await file.end();
    expect(await reader.read(path, id, 0, 1_000)).toMatchObject({ isWhole: true });
  });

  it('holds back who writes faster than the disk, and says when to go on', async () => {
    const { file, events } = openFile(randomUUID());
    const page = Buffer.alloc(256 * 1024, 'x');
    let appended = 0;
    while (!file.isFull) {
      file.append(page);
      appended += 1;
    }
    expect(appended).toBeLessThan(20);
    while (file.isFull) await new Promise(setImmediate);
    expect(events).toContain('room');
    await file.end();
  });

  it('fails on a full disk, and writes nothing more', async () => {
    const full = { ...roomy, create: () => openSync('/dev/full', 'w') };
    const { file, failed } = openFile(randomUUID(), full);
    expect(await failed).toMatchObject({ code: 'ENOSPC' });
    file.append(markersOf(['more']));
    await expect(file.end()).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('is not begun where the disk has no room, nor over another file', async () => {
    expect(() => openFile(randomUUID(), { ...roomy, hasRoomNow: () => false })).toThrow(
      /disk is full/,
    );
    const { id } = await written();
    expect(() => openFile(id)).toThrow(/EEXIST/);
  });
});

/** The header, and each chunk. */
function chunksOf(bytes: Buffer): Buffer[] {
  const header = 26 + bytes.readUInt16BE(24);
  const chunks = [bytes.subarray(0, header)];
  for (let at = header; at < bytes.length;) {
    const end = at + 4 + (bytes.readUInt32BE(at) & 0x7fff_ffff) + 16;
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  return chunks;
}
