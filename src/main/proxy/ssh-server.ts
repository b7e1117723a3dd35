import type { KeyObject } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import ssh2, { type Connection } from 'ssh2';
import { coalesceWrites } from '#main/ssh/coalesce-writes';
import { listen } from '#main/ssh/listen';
import { formatPrivateKey } from '#main/ssh/private-key';
import { plainAddress } from '#main/ssh/source-address';
import { spareMemory } from '#main/ssh/spare-memory';
import { socketOf } from '#main/ssh/ssh2-connection';
import type { Closable } from '#shared/lib/closable';
import { createAdmission, defaultLimits, type AdmissionLimits } from './admission';
import { transportAlgorithms } from './algorithms';

/** So many keep-alives unanswered, and a connection is given up. */
const keepalives = 3;

/** Somebody who connected and has not signed in yet. */
export interface Caller {
  readonly connection: Connection;
  /** His address, IPv4 as IPv4. */
  readonly source: string;
  /** To be called once he signed in: lifts the deadline. `goodbye` ends the connection when the server closes. */
  signedIn(goodbye: () => void): void;
  /** To be called when he tried to sign in and showed nothing of this cluster: who does so often has to wait. */
  failed(): void;
}

export interface SshServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Ed25519. */
  readonly hostKey: KeyObject;
  readonly limits?: AdmissionLimits;
  /** What the server is called in the sentences of the log. */
  readonly name: string;
  readonly log: (message: string) => void;
  readonly connected: (caller: Caller) => void;
}

export interface SshServer extends Closable {
  readonly port: number;
}

/**
 * Starts an ssh2 server with what it lacks by itself: a deadline for signing in, limits on callers who wait,
 * no Nagle delay, one system call for what is written at once, and current algorithms only.
 *
 * @throws the system's error, such as EADDRINUSE, when it cannot listen
 */
export async function startSshServer(options: SshServerOptions): Promise<SshServer> {
  const admission = createAdmission(options.limits ?? defaultLimits, Date.now);
  const open = new Map<Socket, (() => void) | null>();
  const ssh = createSsh2Server(options, {
    failed: (socket) => admission.failed(socket),
    signedIn(socket, goodbye) {
      admission.signedIn(socket);
      open.set(socket, goodbye);
    },
  });
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    const whyNot = admission.admit(socket);
    if (whyNot !== null) return void socket.end(`${whyNot}\r\n`);
    open.set(socket, null);
    socket.once('close', () => open.delete(socket));
    coalesceWrites(socket);
    ssh.injectSocket(socket);
    admission.watch(socket);
  });
  const port = await listen(server, options);

  return {
    port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const [socket, goodbye] of open) {
        if (goodbye) goodbye();
        else socket.destroy();
      }
      await closed;
    },
  };
}

function createSsh2Server(
  { hostKey, name, log, connected, limits }: SshServerOptions,
  told: {
    readonly failed: (socket: Socket) => void;
    readonly signedIn: (socket: Socket, goodbye: () => void) => void;
  },
): ssh2.Server {
  const config: ssh2.ServerConfig = {
    hostKeys: [formatPrivateKey(hostKey)],
    algorithms: transportAlgorithms,
    ident: 'Daypass',
    keepaliveInterval: (limits ?? defaultLimits).silenceMs / keepalives,
    keepaliveCountMax: keepalives,
  };
  return new ssh2.Server(config, (connection, { ip }) => {
    connection.on('error', (error) => log(`A connection to ${name} failed: ${error.message}`));
    const socket = socketOf(connection);
    const source = plainAddress(ip);
    connection.once('handshake', () => spareMemory(connection));
    connected({
      connection,
      source,
      signedIn: (goodbye) => told.signedIn(socket, goodbye),
      failed: () => told.failed(socket),
    });
  });
}
