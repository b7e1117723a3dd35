import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import type { Closable } from '#shared/lib/closable';
import { serveAgentClient, type AgentIdentity } from './agent-protocol';

/** As much as OpenSSH's own agent takes in one message. */
const longestMessage = 256 * 1024;
const mostConnections = 32;

/**
 * Listens on a unix socket as an SSH agent that offers one certificate.
 *
 * @param path in a folder that only its owner can enter; what is there already is replaced
 * @param identity read for each message, so that assume and drop count at once; `null` offers nothing
 */
export async function startAgent(
  path: string,
  identity: () => AgentIdentity | null,
): Promise<Closable> {
  // What is left of a process that was killed would keep us from listening.
  await rm(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, identity);
  });
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  // A failing accept (no more file descriptors) must not end the process.
  server.on('error', () => undefined);
  await chmod(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, identity: () => AgentIdentity | null): void {
  const client = serveAgentClient(identity);
  let received: Buffer = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 4) {
      const length = received.readUInt32BE(0);
      // Who sends such a length does not speak the protocol: no answer could be understood.
      if (length === 0 || length > longestMessage) return void socket.destroy();
      if (received.length < 4 + length) return;
      const answer = client.answer(received.subarray(4, 4 + length));
      received = received.subarray(4 + length);
      const head = Buffer.alloc(4);
      head.writeUInt32BE(answer.length);
      socket.write(Buffer.concat([head, answer]));
    }
  });
}
