import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { copyFile, unsureBytes } from '#main/client/files/copy-file';
import type { OpenFile } from '#main/client/files/side';

const unused = async (): Promise<never> => {
  throw new Error('Not for this test');
};

interface Held {
  readonly file: OpenFile;
  readonly bytes: Buffer;
  /** Where pieces were begun to be written, in that order. */
  readonly begun: number[];
  /** Of what is asked for, how much is not there yet. */
  onTheirWay(): number;
  mostOnTheirWay(): number;
}

/** A file in memory whose reads and writes come in any order. */
function held(bytes: Buffer, most = Infinity, delay: () => Promise<void> = async () => {}): Held {
  const begun: number[] = [];
  let waiting = 0;
  let peak = 0;
  const later = async (length: number) => {
    waiting += length;
    peak = Math.max(peak, waiting);
    await delay();
    waiting -= length;
  };
  return {
    bytes,
    begun,
    onTheirWay: () => waiting,
    mostOnTheirWay: () => peak,
    file: {
      async read(buffer, length, position) {
        await later(length);
        return bytes.copy(
          buffer,
          0,
          position,
          Math.min(position + Math.min(length, most), bytes.length),
        );
      },
      async write(piece, position) {
        begun.push(position);
        const copied = Buffer.from(piece);
        await later(copied.length);
        copied.copy(bytes, position);
      },
      find: unused,
      settle: unused,
      close: unused,
    },
  };
}

/** Some pieces come at once, others some turns later. */
const uneven = () => {
  let count = 0;
  return async () => {
    count++;
    for (let left = (count * 7) % 5; left > 0; left--) await turn();
  };
};

async function copy(from: Held, to: Held, more: Partial<Parameters<typeof copyFile>[0]> = {}) {
  let moved = 0;
  await copyFile({
    ...{ from: from.file, to: to.file, start: 0, size: from.bytes.length },
    largestChunk: 32_000,
    signal: new AbortController().signal,
    onBytes: (count) => (moved += count),
    ...more,
  });
  return moved;
}

describe('copying a file', () => {
  it('brings every byte, whatever order pieces come in, and begins them in order', async () => {
    const from = held(randomBytes(3_000_001), Infinity, uneven());
    const to = held(Buffer.alloc(3_000_001), Infinity, uneven());
    expect(await copy(from, to)).toBe(3_000_001);
    expect(to.bytes.equals(from.bytes)).toBe(true);
    expect(to.begun).toEqual(to.begun.toSorted((a, b) => a - b));
  });

  it('asks again for what a server left out of an answer', async () => {
    const from = held(randomBytes(100_000), 1_000);
    const to = held(Buffer.alloc(100_000));
    await copy(from, to);
    expect(to.bytes.equals(from.bytes)).toBe(true);
  });

  it('goes on from where a part ends', async () => {
    const bytes = randomBytes(200_000);
    const part = Buffer.alloc(200_000);
    bytes.copy(part, 0, 0, 150_000);
    const to = held(part);
    expect(await copy(held(bytes), to, { start: 140_000 })).toBe(60_000);
    expect(to.bytes.equals(bytes)).toBe(true);
    expect(Math.min(...to.begun)).toBe(140_000);
  });

  it('has only so much on its way, also when one piece takes long', async () => {
    const size = 3 * unsureBytes;
    let first: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => (first = resolve));
    let count = 0;
    const from = held(Buffer.alloc(size, 1), Infinity, () => (count++ === 0 ? stuck : turn()));
    const to = held(Buffer.alloc(size));
    const copied = copy(from, to);
    for (let turns = 0; turns < 500; turns++) await turn();
    expect(to.begun).toEqual([]);
    first();
    await copied;
    expect(from.mostOnTheirWay()).toBeLessThanOrEqual(unsureBytes);
    expect(to.bytes.equals(from.bytes)).toBe(true);
  });

  it('stops at the first failure, and writes nothing behind it', async () => {
    const from = held(randomBytes(320_000));
    const failing: OpenFile = {
      ...from.file,
      read: async (buffer, length, position) => {
        if (position === 64_000) throw new Error('a bad block');
        return from.file.read(buffer, length, position);
      },
    };
    const to = held(Buffer.alloc(320_000));
    await expect(copy({ ...from, file: failing }, to)).rejects.toThrow('a bad block');
    expect(to.begun).toEqual([0, 32_000]);
  });

  it('says that a file ended before its size', async () => {
    const copied = copy(held(Buffer.alloc(1_000)), held(Buffer.alloc(2_000)), { size: 2_000 });
    await expect(copied).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const to = held(Buffer.alloc(640_000));
    const copied = copy(held(Buffer.alloc(640_000), Infinity, turn), to, {
      signal: stop.signal,
      onBytes: () => stop.abort(),
    });
    await expect(copied).rejects.toMatchObject({ name: 'AbortError' });
  });
});
