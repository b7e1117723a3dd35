import type { Socket } from 'node:net';
import type { Client, ClientChannel, Connection, ServerChannel } from 'ssh2';
import { giveBackPacket } from './packet-memory';
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
  /** What ssh2 calls when the other side opened its window again, if `_waitWindow` and no `_chunk` is set. */
  _waitWindow: boolean;
  _chunk: undefined;
  _chunkcb: () => void;
  push(data: Buffer | null): boolean;
}

interface Pending {
  readonly whole: Buffer;
  /** What is left of it to send. */
  data: Buffer;
  readonly stream: 'out' | 'error';
  readonly done: Done;
}

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
 * What another channel received may be written to it as it came: its memory is used again once it is sent, so
 * whoever writes it must not look at it afterwards.
 */
export function repairFlow(channel: ClientChannel | ServerChannel): void {
  const raw = channel as unknown as Ssh2Channel;
  const waiting: Pending[] = [];
  let flushing = false;
  const flush = (): void => {
    // A stream that is told "done" may hand over its next bytes at once; the loop below finds them.
    if (flushing) return;
    flushing = true;
    flushPending(raw, waiting, flush);
    flushing = false;
  };
  const write =
    (stream: Pending['stream']) =>
    (data: Buffer, _encoding: string, done: Done): void => {
      waiting.push({ whole: data, data, stream, done });
      if (waiting.length === 1) flush();
    };
  raw._write = write('out');
  const stderr = channel.stderr as unknown as Pick<Ssh2Channel, '_write' | 'push'>;
  if (channel.server) stderr._write = write('error');
  else guardWindow(raw, stderr);
  raw._chunk = undefined;
  raw._chunkcb = flush;
  // Nobody reads any more: let the streams finish.
  channel.once('close', flush);
  guardWindow(raw, raw);
}

function flushPending(channel: Ssh2Channel, waiting: Pending[], retry: () => void): void {
  for (let next = waiting[0]; next; next = waiting[0]) {
    if (channel.outgoing.state === 'open') {
      next.data = send(channel, next);
      if (next.data.length > 0) {
        channel._waitWindow = true;
        return;
      }
      if (socketIsFull(channel._client._sock, retry)) return;
    }
    waiting.shift();
    giveBackPacket(next.whole);
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
