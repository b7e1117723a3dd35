import type { KeyObject } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import ssh2, { type Connection } from 'ssh2';
import { coalesceWrites } from '#main/ssh/coalesce-writes';
import { softwareName } from '#main/ssh/end-of-write';
import { presentHostCertificate } from '#main/ssh/host-certificate';
import { keepAlive } from '#main/ssh/keep-alive';
import { listen } from '#main/ssh/listen';
import { formatPrivateKey } from '#main/ssh/private-key';
import { plainAddress } from '#main/ssh/source-address';
import { spareMemory } from '#main/ssh/spare-memory';
import { socketOf } from '#main/ssh/ssh2-connection';
import type { Closable } from '#shared/lib/closable';
import {
  createAdmission,
  defaultLimits,
  type Admission,
  type AdmissionLimits,
  type CallerStream,
} from './admission';
import { transportAlgorithms } from './algorithms';
import type { ChannelSocket } from './channel-socket';
import type { Through } from './jump';

/** Somebody who connected and has not signed in yet. */
export interface Caller {
  readonly connection: Connection;
  /** His address, IPv4 as IPv4. */
  readonly source: string;
  /** The connection that he came through; `null` when he came by himself. */
  readonly through: Through | null;
  /** To be called when something else bounds how long he may take: lifts the deadline. */
  waits(): void;
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
  /** The host certificate to show, as a wire blob, made anew for each caller; without it the key alone is shown. */
  readonly hostCertificate?: (through: Through | null) => Buffer;
  readonly limits?: AdmissionLimits;
  /** What the server is called in the sentences of the log. */
  readonly name: string;
  readonly log: (message: string) => void;
  readonly connected: (caller: Caller) => void;
}

export interface SshServer extends Closable {
  readonly port: number;
  /**
   * Serves a caller who came through another connection, by the same rules.
   *
   * @returns why he may not come in, in words; `null` when he may
   */
  enter(socket: ChannelSocket, through: Through): string | null;
}

/** The callers who are connected, each with what ends his connection once he is signed in. */
interface Callers {
  readonly admission: Admission;
  readonly open: Map<CallerStream, (() => void) | null>;
  readonly through: WeakMap<CallerStream, Through>;
}

/**
 * Starts an ssh2 server with what it lacks by itself: a deadline for signing in, limits on callers who wait,
 * no Nagle delay, one system call for what is written at once, current algorithms only, and host certificates.
 *
 * @throws the system's error, such as EADDRINUSE, when it cannot listen
 */
export async function startSshServer(options: SshServerOptions): Promise<SshServer> {
  const callers: Callers = {
    admission: createAdmission(options.limits ?? defaultLimits, Date.now),
    open: new Map(),
    through: new WeakMap(),
  };
  const ssh = createSsh2Server(options, callers);
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    const whyNot = admit(callers, socket);
    if (whyNot !== null) return void socket.end(`${whyNot}\r\n`);
    coalesceWrites(socket);
    ssh.injectSocket(socket);
    callers.admission.watch(socket);
  });
  const port = await listen(server, options);

  return {
    port,
    enter(socket, through) {
      const whyNot = server.listening ? admit(callers, socket) : 'The gateway is being shut down.';
      if (whyNot !== null) return whyNot;
      callers.through.set(socket, through);
      ssh.injectSocket(socket as unknown as Socket);
      callers.admission.watch(socket);
      return null;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const [socket, goodbye] of callers.open) {
        if (goodbye) goodbye();
        else socket.destroy();
      }
      await closed;
    },
  };
}

/** @returns why he may not come in, in words; `null` when he may */
function admit({ admission, open }: Callers, socket: CallerStream): string | null {
  const whyNot = admission.admit(socket);
  if (whyNot !== null) return whyNot;
  open.set(socket, null);
  socket.once('close', () => open.delete(socket));
  return null;
}

function createSsh2Server(options: SshServerOptions, callers: Callers): ssh2.Server {
  const { hostKey, hostCertificate, name, log, connected, limits } = options;
  const config: ssh2.ServerConfig = {
    hostKeys: [formatPrivateKey(hostKey)],
    algorithms: transportAlgorithms,
    ident: softwareName,
    ...keepAlive((limits ?? defaultLimits).silenceMs),
  };
  return new ssh2.Server(config, (connection, { ip }) => {
    connection.on('error', (error) => log(`A connection to ${name} failed: ${error.message}`));
    const socket = socketOf(connection);
    const through = callers.through.get(socket) ?? null;
    const source = plainAddress(ip);
    connection.once('handshake', () => spareMemory(connection));
    if (hostCertificate) {
      const certificate = hostCertificate(through);
      presentHostCertificate(connection, { privateKey: hostKey, certificate });
    }
    const signedIn = (goodbye: () => void): void => {
      callers.admission.signedIn(socket);
      callers.open.set(socket, goodbye);
    };
    const failed = (): void => callers.admission.failed(socket);
    const waits = (): void => callers.admission.signedIn(socket);
    connected({ connection, source, through, signedIn, waits, failed });
  });
}
