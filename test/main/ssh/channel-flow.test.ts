import { Duplex, Writable } from 'node:stream';
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import type { ServerChannel } from 'ssh2';
import { beforeEach, describe, expect, it } from 'vitest';
import { repairFlow } from '#main/ssh/channel-flow';

/** As much of ssh2's channel as its writes touch; `adjust` does what ssh2 does when the window opens. */
class FakeChannel extends Duplex {
  server = true;
  stderr = new Writable({ highWaterMark: 2 ** 21 });
  incoming = { window: 1_000 };
  outgoing = { id: 7, state: 'open', packetSize: 32_768, window: 0 };
  _waitWindow = false;
  _chunk: Buffer | undefined;
  _chunkcb: (() => void) | undefined;
  sent: { stream: 'out' | 'error'; text: string }[] = [];
  socket = Object.assign(new EventEmitter(), {
    destroyed: false,
    writableNeedDrain: false,
    writableLength: 0,
    destroy: () => void (this.socket.destroyed = true),
  });
  _client = {
    _sock: this.socket,
    _protocol: {
      channelData: (_id: number, data: Buffer) =>
        void this.sent.push({ stream: 'out', text: data.toString() }),
      channelExtData: (_id: number, data: Buffer) =>
        void this.sent.push({ stream: 'error', text: data.toString() }),
    },
  };
  constructor() {
    super({ highWaterMark: 2 ** 21 });
  }
  override _read(): void {}
  eof(): void {
    if (this.outgoing.state === 'open') this.outgoing.state = 'eof';
  }
  close(): void {
    if (this.outgoing.state === 'open') this.outgoing.state = 'closing';
  }
  adjust(bytes: number): void {
    this.outgoing.window += bytes;
    if (!this._waitWindow) return;
    this._waitWindow = false;
    if (this._chunk) this._write(this._chunk, 'utf8', this._chunkcb as () => void);
    else this._chunkcb?.();
  }
  texts(): string[] {
    return this.sent.map((each) => each.text);
  }
  text(stream: 'out' | 'error'): string {
    return this.sent.flatMap((each) => (each.stream === stream ? [each.text] : [])).join('');
  }
}

let channel: FakeChannel;
beforeEach(() => {
  channel = new FakeChannel();
  repairFlow(channel as unknown as ServerChannel);
});
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a repaired channel', () => {
  it('sends output and error output once each, however the window opens', async () => {
    channel.write('output '.repeat(50));
    channel.stderr.write('error '.repeat(50));
    channel.write('more');
    for (let step = 0; step < 200; step++) {
      channel.adjust(7);
      await settle();
    }
    expect(channel.text('out')).toBe(`${'output '.repeat(50)}more`);
    expect(channel.text('error')).toBe('error '.repeat(50));
  });

  it('sends no packet larger than the other side takes, and stops when it takes none', async () => {
    channel.outgoing.packetSize = 4;
    channel.adjust(1_000);
    channel.write('0123456789');
    await settle();
    expect(channel.texts()).toEqual(['0123', '4567', '89']);
    channel.outgoing.packetSize = 0;
    channel.write('x');
    await settle();
    expect(channel.sent).toHaveLength(3);
  });

  it('waits for a socket that is full', async () => {
    channel.adjust(10_000_000);
    Object.assign(channel.socket, { writableNeedDrain: true, writableLength: 2_000_000 });
    let done = 0;
    channel.write('first', () => (done += 1));
    channel.write('second', () => (done += 1));
    await settle();
    expect(channel.text('out')).toBe('first');
    Object.assign(channel.socket, { writableNeedDrain: false, writableLength: 0 });
    channel.socket.emit('drain');
    await settle();
    expect(channel.text('out')).toBe('firstsecond');
    expect(done).toBe(2);
  });

  it('lets its writers finish when nothing more will be sent', async () => {
    const finished: string[] = [];
    channel.write('waits for the window', () => finished.push('out'));
    channel.stderr.write('too', () => finished.push('error'));
    await settle();
    expect(finished).toEqual([]);
    channel.eof();
    await settle();
    expect(finished.toSorted()).toEqual(['error', 'out']);
    expect(channel.sent).toEqual([]);
  });

  it('lets its writers finish when the other side is gone', async () => {
    let done = 0;
    channel.write('never read', () => (done += 1));
    await settle();
    expect(done).toBe(0);
    channel.outgoing.state = 'closed';
    channel.emit('close');
    await settle();
    expect(done).toBe(1);
  });

  it('sends the first of a turn at once, and the rest of the turn together', async () => {
    channel.adjust(1_000_000);
    channel.write('first ');
    expect(channel.texts()).toEqual(['first ']);
    for (const word of ['second ', 'third ', 'fourth']) channel.write(word);
    await settle();
    expect(channel.texts()).toEqual(['first ', 'second third fourth']);
    channel.write('next turn');
    expect(channel.texts()[2]).toBe('next turn');
  });

  it('puts no more together than one packet holds, and passes large pieces on as they came', async () => {
    channel.adjust(1_000_000);
    const large = Buffer.alloc(20_000, 'L');
    const pieces = ['a', 'b'.repeat(9_000), 'c'.repeat(9_000), large.toString(), 'd', 'e'];
    for (const piece of pieces) channel.write(piece);
    await settle();
    expect(channel.text('out')).toBe(pieces.join(''));
    expect(channel.texts().map(({ length }) => length)).toEqual([1, 16_352, 1_648, 20_000, 2]);
  });

  it('keeps the order of output and error output', async () => {
    channel.adjust(1_000_000);
    channel.write('one ');
    channel.write('two ');
    channel.stderr.write('oops ');
    channel.write('three ');
    channel.write('four');
    channel.stderr.write('again');
    await settle();
    expect(channel.texts().join('')).toBe('one two oops three fouragain');
  });

  it('sends what was written in the turn before it is closed', () => {
    channel.adjust(1_000_000);
    for (const word of ['one ', 'two ', 'three']) channel.write(word);
    channel.close();
    expect(channel.text('out')).toBe('one two three');
    expect(channel.outgoing.state).toBe('closing');
  });

  it('tells that it is finished when everything was sent, and not before', async () => {
    const finished: string[] = [];
    channel.once('finish', () => finished.push(channel.text('out')));
    channel.adjust(3);
    for (const word of ['one ', 'two ']) channel.write(word);
    channel.end('three');
    await settle();
    expect(finished).toEqual([]);
    channel.adjust(100);
    await settle();
    expect(finished).toEqual(['one two three']);
  });

  it('sends everything once, in order, whatever the window and the packets', async () => {
    const sizes = fc.array(fc.oneof(fc.nat(20), fc.nat(20_000)), { maxLength: 30 });
    const windows = fc.array(fc.nat(40_000), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sizes, windows, fc.nat(40_000), async (writes, opens, packetSize) => {
        const each = new FakeChannel();
        repairFlow(each as unknown as ServerChannel);
        each.outgoing.packetSize = packetSize + 1;
        const turns = Math.max(writes.length, opens.length);
        let written = '';
        for (let turn = 0; turn < turns; turn++) {
          const text = String.fromCharCode(97 + (turn % 26)).repeat(writes[turn] ?? 0);
          written += text;
          each.write(text);
          if (turn % 3 === 0) each.adjust(opens[turn] ?? 0);
          if (turn % 4 === 0) await settle();
        }
        expect(written.startsWith(each.text('out'))).toBe(true);
        each.adjust(10_000_000);
        await settle();
        expect(each.text('out')).toBe(written);
        expect(each.sent.every(({ text }) => text.length <= each.outgoing.packetSize)).toBe(true);
      }),
    );
  });

  it('cuts off a side that sends more than its window allows', () => {
    channel.incoming.window = 0;
    channel.push(Buffer.from('allowed'));
    expect(channel.socket.destroyed).toBe(false);
    channel.incoming.window = -1;
    channel.push(Buffer.from('too much'));
    expect(channel.socket.destroyed).toBe(true);
  });
});
