import type { Socket } from 'node:net';
import { giveBack } from './give-back';

type WriteDone = (error?: Error | null) => void;

/**
 * Sends what is written in one turn of the event loop with one system call. ssh2 writes each packet in three
 * pieces (length, body, tag), which without Nagle's algorithm would be three segments on the wire. The memory of
 * what was sent is given back, so only ssh2 may write to the socket: bytes that nobody looks at again.
 */
export function coalesceWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (data: Buffer, done: WriteDone) => boolean;
  let corked = false;
  const uncork = (): void => {
    corked = false;
    socket.uncork();
  };
  socket.write = ((data: Buffer): boolean => {
    if (!corked) {
      corked = true;
      socket.cork();
      process.nextTick(uncork);
    }
    return write(data, (error) => {
      // Where it failed, the system may hold on to the bytes.
      if (!error) giveBack(data);
    });
  }) as Socket['write'];
}
