import { describe, expect, it } from 'vitest';
import { Scrollback } from '#main/client/session/scrollback';

const block = 64 * 1024;

/** Lines that are all different, of about the given size together. */
function lines(size: number): Buffer {
  const all: string[] = [];
  let length = 0;
  while (length < size) {
    const line = `line ${all.length}\n`;
    length += line.length;
    all.push(line);
  }
  return Buffer.from(all.join(''));
}

describe('what a session printed', () => {
  it('is kept whole while there is room, across blocks and however it came', () => {
    const kept = new Scrollback(4 * block);
    const all = lines(3 * block);
    for (let at = 0; at < all.length; at += 10_007) kept.append(all.subarray(at, at + 10_007));
    expect(kept.whole()).toEqual({ bytes: all, modes: '' });
    expect(kept.end).toBe(all.length);
    expect(kept.since(70_000)?.equals(all.subarray(70_000))).toBe(true);
  });

  it('can be gone on with from the end, and from nowhere else than what is kept', () => {
    const kept = new Scrollback(2 * block);
    kept.append(lines(5 * block));
    expect(kept.since(kept.end)).toEqual(Buffer.alloc(0));
    expect(kept.since(kept.end + 1)).toBeNull();
    expect(kept.since(0)).toBeNull();
  });

  it('is bounded: the oldest goes, and what is left begins with a whole line', () => {
    const kept = new Scrollback(2 * block);
    const all = lines(20 * block);
    kept.append(all);
    const { bytes } = kept.whole();
    expect(bytes.length).toBeLessThanOrEqual(2 * block);
    expect(bytes.length).toBeGreaterThan(block - 64);
    expect(bytes.equals(all.subarray(all.length - bytes.length))).toBe(true);
    expect(bytes.toString('utf8', 0, 5)).toBe('line ');
  });

  it('is its own: what it was given may be written over', () => {
    const kept = new Scrollback();
    const given = Buffer.from('mine');
    kept.append(given);
    given.fill(0);
    expect(kept.whole().bytes.toString()).toBe('mine');
  });

  it('comes with the modes that scrolled away', () => {
    const kept = new Scrollback(2 * block);
    kept.append(Buffer.from('\x1b[?1049h\x1b[?1000;1006h'));
    expect(kept.whole().modes).toBe('');
    kept.append(lines(4 * block));
    expect(kept.whole().modes).toBe('\x1b[?1049h\x1b[?1000h\x1b[?1006h');
  });
});
