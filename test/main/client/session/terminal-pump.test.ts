import { describe, expect, it } from 'vitest';
import { TerminalPump } from '#main/client/session/terminal-pump';
import { terminalWindowBytes, type TerminalToWindow } from '#shared/ipc/terminal';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const posted: Uint8Array[] = [];
  const rests: string[] = [];
  const post = (message: TerminalToWindow): void => {
    if (message.type === 'data') posted.push(message.bytes);
  };
  const source = { pause: () => rests.push('pause'), resume: () => rests.push('resume') };
  const pump = new TerminalPump({ post }, source);
  const total = (): number => posted.reduce((sum, { length }) => sum + length, 0);
  return { pump, posted, rests, total };
}

describe('bytes on their way to the window', () => {
  it('go together when they come in one turn', async () => {
    const { pump, posted } = setUp();
    pump.push(Buffer.from('a'));
    pump.push(Buffer.from('b'));
    expect(posted).toEqual([]);
    await turn();
    expect(posted.map((bytes) => Buffer.from(bytes).toString())).toEqual(['ab']);
  });

  it('go in order in chunks of 60 KB, each with memory of its own', async () => {
    const { pump, posted } = setUp();
    const all = Buffer.from(Uint8Array.from({ length: 150_000 }, (_, index) => index % 251));
    pump.push(all);
    await turn();
    expect(posted.map(({ length }) => length)).toEqual([61_440, 61_440, 27_120]);
    expect(posted.every(({ buffer, length }) => buffer.byteLength === length)).toBe(true);
    expect(Buffer.concat(posted).equals(all)).toBe(true);
  });

  it('stop the source above the window, and let it go on once half of it was acknowledged', async () => {
    const { pump, rests, total } = setUp();
    pump.push(Buffer.alloc(terminalWindowBytes));
    expect(rests).toEqual([]);
    pump.push(Buffer.alloc(1));
    expect(rests).toEqual(['pause']);
    pump.push(Buffer.alloc(10));
    expect(rests).toEqual(['pause']);
    await turn();
    expect(total()).toBe(terminalWindowBytes + 11);
    pump.acknowledge(1_000);
    expect(rests).toEqual(['pause']);
    pump.acknowledge(terminalWindowBytes / 2);
    expect(rests).toEqual(['pause', 'resume']);
    pump.push(Buffer.alloc(terminalWindowBytes));
    expect(rests).toEqual(['pause', 'resume', 'pause']);
  });

  it('cannot be made fewer than none by a window that acknowledges what it never got', () => {
    const { pump, rests } = setUp();
    pump.acknowledge(Number.MAX_SAFE_INTEGER);
    pump.push(Buffer.alloc(terminalWindowBytes + 1));
    expect(rests).toEqual(['pause']);
  });

  it('can be sent at once, before the turn ends', async () => {
    const { pump, posted } = setUp();
    pump.push(Buffer.from('last words'));
    pump.flush();
    await turn();
    expect(posted).toHaveLength(1);
  });
});
