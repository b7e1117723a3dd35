import { Duplex, Writable } from 'node:stream';
import { EventEmitter } from 'node:events';
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
  adjust(bytes: number): void {
    this.outgoing.window += bytes;
    if (!this._waitWindow) return;
    this._waitWindow = false;
    if (this._chunk) this._write(this._chunk, 'utf8', this._chunkcb as () => void);
    else this._chunkcb?.();
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
    expect(channel.sent.map((each) => each.text)).toEqual(['0123', '4567', '89']);
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

  it('cuts off a side that sends more than its window allows', () => {
    channel.incoming.window = 0;
    channel.push(Buffer.from('allowed'));
    expect(channel.socket.destroyed).toBe(false);
    channel.incoming.window = -1;
    channel.push(Buffer.from('too much'));
    expect(channel.socket.destroyed).toBe(true);
  });
});
