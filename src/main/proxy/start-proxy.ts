import type { KeyObject } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import ssh2, { type Connection, type Server } from 'ssh2';
import { coalesceWrites } from '#main/ssh/coalesce-writes';
import { formatPrivateKey } from '#main/ssh/private-key';
import { listen } from '#main/ssh/listen';
import { plainAddress } from '#main/ssh/source-address';
import { socketOf } from '#main/ssh/ssh2-connection';
import type { Closable } from '#shared/lib/closable';
import { createAdmission, defaultLimits, type AdmissionLimits } from './admission';
import { transportAlgorithms } from './algorithms';
import type { Gatekeeper } from './gatekeeper';
import { createLiveAccess } from './live-access';
import { serveConnection, type ServedConnection } from './served-connection';
import { offerSignIn, type SignedIn } from './sign-in';

const keepaliveIntervalMs = 15_000;

export interface ProxyOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The gateway's own Ed25519 host key. */
  readonly hostKey: KeyObject;
  readonly gatekeeper: Gatekeeper;
  readonly now: () => number;
  /** Sentences for the log; they never hold a key, a certificate or what somebody typed. */
  readonly log: (message: string) => void;
  readonly limits?: AdmissionLimits;
}

export interface Proxy extends Closable {
  readonly port: number;
}

/**
 * Starts the SSH gateway. Callers sign in as `login@node` with a user certificate, are allowed or refused by the
 * gatekeeper, and are then connected on to the node with a certificate made for that one connection.
 *
 * @throws the system's error, such as EADDRINUSE, when it cannot listen
 */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { gatekeeper, now } = options;
  const live = createLiveAccess(gatekeeper, now);
  const admission = createAdmission(options.limits ?? defaultLimits);
  const open = new Map<Socket, ServedConnection | null>();

  const serve = (connection: Connection, { attempt, verdict, certificate }: SignedIn): void => {
    const socket = socketOf(connection);
    admission.signedIn(socket);
    const one = serveConnection({
      connection,
      attempt,
      node: verdict.node,
      terminalAllowed: certificate.extensions.has('permit-pty'),
      gatekeeper,
      log: options.log,
    });
    open.set(socket, one);
    connection.on('close', live.watch(attempt, verdict.until, one.end));
  };
  const ssh = createSshServer(options, serve);
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    if (!admission.admit(socket))
      return void socket.end('Too many callers are signing in. Try again in a moment.\r\n');
    open.set(socket, null);
    socket.once('close', () => open.delete(socket));
    coalesceWrites(socket);
    ssh.injectSocket(socket);
  });
  const port = await listen(server, options);

  return {
    port,
    async close() {
      live.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const [socket, one] of open) {
        if (one) one.end('The gateway is being shut down.');
        else socket.destroy();
      }
      await closed;
    },
  };
}

function createSshServer(
  { hostKey, gatekeeper, now, log }: ProxyOptions,
  serve: (connection: Connection, signedIn: SignedIn) => void,
): Server {
  const config = {
    hostKeys: [formatPrivateKey(hostKey)],
    algorithms: transportAlgorithms,
    ident: 'Daypass',
    keepaliveInterval: keepaliveIntervalMs,
  };
  return new ssh2.Server(config, (connection, { ip }) => {
    connection.on('error', (error) => log(`A connection to the gateway failed: ${error.message}`));
    const source = plainAddress(ip);
    offerSignIn({ connection, source, gatekeeper, now }, (signedIn) => serve(connection, signedIn));
  });
}
