import type { Connection } from 'ssh2';
import { socketOf } from '#main/ssh/ssh2-connection';

/** How long what was said last has to reach the caller: this long in order, then the socket is cut. */
const politelyMs = 200;
const forceMs = 600;

/** Ends a caller's connection after what was written to it; whoever does not read it is cut off all the same. */
export function endSoon(connection: Connection): void {
  const socket = socketOf(connection);
  setTimeout(() => connection.end(), politelyMs);
  const cut = setTimeout(() => socket.destroy(), forceMs);
  socket.once('close', () => clearTimeout(cut));
}
