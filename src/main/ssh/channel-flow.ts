import type { Socket } from 'node:net';
import type { Client, ClientChannel, Connection, ServerChannel } from 'ssh2';
import { nextPacket } from './next-packet';
import {
  createPacketMemory,
  giveBackPacket,
  largePacket,
  type PacketMemory,
} from './packet-memory';
import { passOn } from './spare-memory';

type Done = (error?: Error | null) => void;

/** The parts of ssh2 1.17's channel that its own `_write` uses. */
interface Ssh2Channel {
  readonly _client: {
    readonly _sock: Socket;
    readonly _protocol: {
      channelData(recipient: number, data: Buffer): void;
      channelExtData(recipient: number, data: Buffer, type: number): void;
    };
  };
  readonly incoming: { readonly window: number };
  readonly outgoing: {
    readonly id: number;
    readonly state: string;
    readonly packetSize: number;
    window: number;
  };
  _write(data: Buffer, encoding: string, done: Done): void;
  _writev(writes: readonly { readonly chunk: Buffer }[], done: Done): void;
  /** What ssh2 calls when the other side opened its window again, if `_waitWindow` and no `_chunk` is set. */
  _waitWindow: boolean;
  _chunk: undefined;
  _chunkcb: () => void;
  push(data: Buffer | null): boolean;
}

interface Pending {
  readonly chunks: Buffer[];
  /** What was taken of the chunks to be sent next, and what is left of that. */
  whole: Buffer;
  data: Buffer;
  readonly stream: 'out' | 'error';
  readonly done: Done;
}

const nothing = Buffer.alloc(0);
const stderrType = 1;
/** RFC 4253, section 6.1: what every side must take; a larger packet gains nothing. */
const largestPacket = 32 * 1024;
/** How much may wait in the socket before more is taken from the channel's source. */
const socketLimit = 128 * 1024;

/**
 * Makes an ssh2 channel hold back in every direction. Left to itself, ssh2 1.17
 * - sends bytes twice when output and error output both wait for the other side's window,
 * - loops forever when the other side allows packets of no bytes,
 * - buffers without an end for a side that opens a huge window and never reads,
 * - and for a side that sends more than its window allows.
 *
 * Nor does it put together what comes in small pieces, as from terminals: here the first goes out at once, and what
 * else is written in the same turn of the event loop after it, in packets that are as large as may be.
 *
 * What another channel received may be written to it as it came: its memory is used again once it is sent, so
 * whoever writes it must not look at it afterwards.
 */
export function repairFlow(channel: ClientChannel | ServerChannel): void {
  const raw = channel as unknown as Ssh2Channel;
  const waiting: Pending[] = [];
  const memory = createPacketMemory();
  let flushing = false;
  const flush = (): void => {
    // A stream that is told "done" may hand over its next bytes at once; the loop below finds them.
    if (flushing) return;
    flushing = true;
    flushPending(raw, waiting, memory, flush);
    flushing = false;
  };
  const add = (stream: Pending['stream'], chunks: Buffer[], done: Done): void => {
    waiting.push({ chunks, whole: nothing, data: nothing, stream, done });
    if (waiting.length === 1) flush();
  };
  const { postpone, release } = createTurn();
  raw._write = (data, _encoding, done) =>
    add('out', [data], isSmall(data) ? () => postpone(done) : done);
  raw._writev = (writes, done) => {
    const chunks = writes.map(({ chunk }) => chunk);
    add('out', chunks, done);
  };
  const stderr = channel.stderr as unknown as Pick<Ssh2Channel, '_write' | 'push'>;
  if (channel.server)
    stderr._write = (data, _encoding, done) => {
      release();
      add('error', [data], done);
    };
  else guardWindow(raw, stderr);
  raw._chunk = undefined;
  raw._chunkcb = flush;
  const close = channel.close.bind(channel);
  channel.close = () => {
    release();
    close();
  };
  const eof = channel.eof.bind(channel);
  // Nobody reads any more: let the streams finish.
  channel.eof = () => {
    eof();
    flush();
  };
  channel.once('close', flush);
  guardWindow(raw, raw);
}

/** Keeps a writer waiting for the rest of a turn of the event loop: what it gets meanwhile, it hands over together. */
function createTurn() {
  let waits: Done | null = null;
  const release = (): void => {
    const done = waits;
    waits = null;
    done?.();
  };
  const postpone = (done: Done): void => {
    waits = done;
    process.nextTick(release);
  };
  return { postpone, release };
}

function isSmall({ length }: Buffer): boolean {
  return length > 0 && length < largePacket;
}

function flushPending(
  channel: Ssh2Channel,
  waiting: Pending[],
  memory: PacketMemory,
  retry: () => void,
): void {
  for (let next = waiting[0]; next; next = waiting[0]) {
    while (channel.outgoing.state === 'open') {
      if (next.data.length === 0) {
        if (next.chunks.length === 0) break;
        next.whole = nextPacket(next.chunks, channel.outgoing.packetSize, memory);
        next.data = next.whole;
      }
      next.data = send(channel, next);
      if (next.data.length > 0) {
        channel._waitWindow = true;
        return;
      }
      giveBackPacket(next.whole);
      // Given back again, it would be taken from whoever has it by then.
      next.whole = nothing;
      if (socketIsFull(channel._client._sock, retry)) return;
    }
    waiting.shift();
    for (const left of [next.whole, ...next.chunks]) giveBackPacket(left);
    next.done();
  }
}

/** Sends what the window allows. @returns the rest */
function send(channel: Ssh2Channel, { whole, data, stream }: Pending): Buffer {
  const { outgoing, _client } = channel;
  const packetSize = Math.min(outgoing.packetSize, largestPacket);
  let position = 0;
  while (position < data.length) {
    const length = Math.min(data.length - position, outgoing.window, packetSize);
    if (length <= 0) break;
    const part = data.subarray(position, position + length);
    if (stream === 'out') {
      const connection = _client as unknown as Client | Connection;
      if (length < whole.length || !passOn(connection, outgoing.id, part))
        _client._protocol.channelData(outgoing.id, part);
    } else _client._protocol.channelExtData(outgoing.id, part, stderrType);
    outgoing.window -= length;
    position += length;
  }
  return data.subarray(position);
}

function socketIsFull(socket: Socket, retry: () => void): boolean {
  if (socket.destroyed || !socket.writableNeedDrain || socket.writableLength < socketLimit)
    return false;
  socket.once('drain', retry);
  return true;
}

/** Ends the connection of a side that sends more than it may. */
function guardWindow(channel: Ssh2Channel, stream: Pick<Ssh2Channel, 'push'>): void {
  const push = stream.push.bind(stream);
  stream.push = (data) => {
    if (data !== null && channel.incoming.window < 0) {
      channel._client._sock.destroy();
      return false;
    }
    return push(data);
  };
}
