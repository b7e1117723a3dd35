import type { Socket } from 'node:net';

/**
 * Sends what is written in one turn of the event loop with one system call. ssh2 writes each packet in three
 * pieces (length, body, tag), which without Nagle's algorithm would be three segments on the wire.
 */
export function coalesceWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (...input: unknown[]) => boolean;
  let corked = false;
  const uncork = (): void => {
    corked = false;
    socket.uncork();
  };
  socket.write = ((...input: unknown[]): boolean => {
    if (!corked) {
      corked = true;
      socket.cork();
      process.nextTick(uncork);
    }
    return write(...input);
  }) as Socket['write'];
}
