import type { KeyObject } from 'node:crypto';
import type { Closable } from '#shared/lib/closable';
import { bothPermit } from '#shared/model/session-permissions';
import { defaultLimits, type AdmissionLimits } from './admission';
import { permittedBy } from './certificate-permissions';
import type { Gatekeeper } from './gatekeeper';
import { createLiveAccess } from './live-access';
import { serveConnection } from './served-connection';
import { offerSignIn, type SignedIn } from './sign-in';
import { startSshServer, type Caller } from './ssh-server';
import { countUserConnections } from './user-connections';

export interface ProxyOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The gateway's own Ed25519 host key. */
  readonly hostKey: KeyObject;
  readonly gatekeeper: Gatekeeper;
  readonly now: () => number;
  /** Takes sentences; they never hold a key, a certificate or what somebody typed. */
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
  const { gatekeeper, now, log } = options;
  const live = createLiveAccess(gatekeeper, now);
  const limits = options.limits ?? defaultLimits;
  const users = countUserConnections(limits);

  const serve = (caller: Caller, { attempt, verdict, certificate }: SignedIn): void => {
    const { connection } = caller;
    connection.on('close', users.add(attempt.access.user));
    const certified = permittedBy(certificate.extensions);
    const served = serveConnection({
      connection,
      attempt,
      node: verdict.node,
      permissions: bothPermit(certified, verdict.permissions),
      gatekeeper,
      silenceMs: limits.silenceMs,
      log,
    });
    caller.signedIn(() => served.end('The gateway is being shut down.'));
    connection.on(
      'close',
      live.watch(attempt, verdict.until, served.end, (now) =>
        served.permit(bothPermit(certified, now)),
      ),
    );
  };
  const server = await startSshServer({
    ...options,
    name: 'the gateway',
    connected: (caller) =>
      offerSignIn({ ...caller, gatekeeper, users, now }, (signedIn) => serve(caller, signedIn)),
  });
  return {
    port: server.port,
    close() {
      live.stop();
      return server.close();
    },
  };
}
