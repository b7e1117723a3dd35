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

const roomy: RecordingDisk = {
  ...realDisk,
  hasRoom: () => Promise.resolve(true),
  hasRoomNow: () => true,
};
const wrapper = createKeyWrapper(randomBytes(32));
const pieces = ['first line\n', 'second €\n', 'third\n'];
const whole = pieces.join('');

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
  for (const piece of pieces) file.append(Buffer.from(piece));
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
    for (let offset = 0; offset <= Buffer.byteLength(whole); offset += 1) {
      const { text, next, isWhole } = await reader.read(path, id, offset, 1_000);
      expect(text).toEqual(Buffer.from(whole).subarray(offset));
      expect([next, isWhole]).toEqual([Buffer.byteLength(whole), true]);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(bytes.includes('line')).toBe(false);
    expect(await hashOfFile(path)).toBe(hash);
  });

  it('is read a chunk at a time where no more is asked for', async () => {
    const { id, path } = await written();
    const reader = new RecordingReader(wrapper);
    const { text, next } = await reader.read(path, id, 3, 1);
    expect([text.toString(), next]).toEqual(['st line\n', 11]);
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
    for (const piece of pieces) {
      file.append(Buffer.from(piece));
      while (file.text < Buffer.byteLength(seen + piece)) await new Promise(setImmediate);
      const { text, isWhole } = await reader.read(path, id, Buffer.byteLength(seen), 1_000);
      expect([text.toString(), isWhole]).toEqual([piece, false]);
      seen += piece;
    }
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
    file.append(Buffer.from('more'));
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
