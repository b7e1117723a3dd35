import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { ServerChannel } from 'ssh2';
import { repairFlow } from '#main/ssh/channel-flow';
import { coalesceWrites } from '#main/ssh/coalesce-writes';
import { closeChannel } from './channel-end';

type Done = (error?: Error | null) => void;

/**
 * A forwarded channel (`direct-tcpip`) as the socket of a connection inside it. What is written in one turn of the
 * event loop goes out as one message, and it closes as soon as one side closes.
 */
export class ChannelSocket extends Duplex {
  /** The address of the caller at the far end. */
  readonly remoteAddress: string;
  /** How many bytes came so far. */
  bytesRead = 0;
  readonly #channel: ServerChannel;

  constructor(channel: ServerChannel, remoteAddress: string) {
    super({ allowHalfOpen: false });
    this.#channel = channel;
    this.remoteAddress = remoteAddress;
    repairFlow(channel);
    channel.on('data', (chunk: Buffer) => {
      this.bytesRead += chunk.length;
      if (!this.push(chunk)) channel.pause();
    });
    channel.once('end', () => this.push(null));
    channel.once('close', () => this.destroy());
    channel.on('error', () => this.destroy());
    this.on('error', () => undefined);
    coalesceWrites(this as unknown as Socket);
  }

  override _read(): void {
    this.#channel.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#channel.write(chunk, done);
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: Done): void {
    this.#channel.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: Done): void {
    this.#channel.end();
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    closeChannel(this.#channel);
    done(error);
  }
}
