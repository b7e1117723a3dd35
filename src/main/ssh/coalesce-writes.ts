import type { Socket } from 'node:net';
import { giveBack } from './give-back';

type WriteDone = (error?: Error | null) => void;

/** So many bytes are not held back for the rest of the turn: their memory is to be warm when it is used again. */
const enough = 64 * 1024;
/** Shorter than what a large packet's bulk comes in: its tag, which ends it. */
const smallPiece = 64;

/**
 * Sends what is written in one turn of the event loop with one system call, large packets with one each. ssh2 writes
 * each packet in several pieces (length, body, tag), which without Nagle's algorithm would be a segment each on the
 * wire. The memory of what was sent is given back, so only ssh2 may write to the socket: bytes that nobody looks at
 * again.
 */
export function coalesceWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (data: Buffer, done: WriteDone) => boolean;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const send = (): void => {
    const sent = held;
    held = [];
    heldBytes = 0;
    socket.uncork();
    // The system took all of it. Given back now, this memory is the next packet's, and still in the cache.
    if (socket.writableLength === 0 && !socket.destroyed) sent.forEach(giveBack);
  };
  socket.write = ((data: Buffer): boolean => {
    if (held.length === 0) {
      socket.cork();
      process.nextTick(sendRest);
    }
    held.push(data);
    heldBytes += data.length;
    const room = write(data, (error) => {
      // Where it failed, the system may hold on to the bytes.
      if (!error) giveBack(data);
    });
    if (heldBytes >= enough && data.length < smallPiece) send();
    return room;
  }) as Socket['write'];
  const sendRest = (): void => {
    if (held.length > 0) send();
  };
}
