import type { KeyObject } from 'node:crypto';
import { publicKeyBlob } from '#main/ssh/public-key';
import { gatewayHostName } from '#main/ssh/known-hosts';
import type { Closable } from '#shared/lib/closable';
import { bothPermit } from '#shared/model/session-permissions';
import { defaultLimits, type AdmissionLimits } from './admission';
import { permittedBy } from './certificate-permissions';
import type { Gatekeeper } from './gatekeeper';
import { serveJump, type Through } from './jump';
import { createLiveAccess } from './live-access';
import { createOnTheSpot } from './on-the-spot';
import { createLiveSessions, type LiveSessions } from './live-sessions';
import { createDialNode } from './node-dial';
import { serveTunnel } from './serve-tunnel';
import { serveConnection } from './served-connection';
import { offerSignIn, type SignedIn, type SignedInToJump, type SignedInToNode } from './sign-in';
import { startSshServer, type Caller } from './ssh-server';
import { hostNames } from './target';
import { createTunnels, type Tunnels } from './tunnels';
import type { SignedInAsNode } from './tunnel-sign-in';
import { countUserConnections } from './user-connections';
import { countWaiters, defaultWaiterLimits, type WaiterLimits } from './waiters';

export interface ProxyOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The gateway's own Ed25519 host key. */
  readonly hostKey: KeyObject;
  /** The names and addresses by which clients reach the gateway, for its host certificate. */
  readonly names?: readonly string[];
  readonly gatekeeper: Gatekeeper;
  readonly now: () => number;
  /** Takes sentences; they never hold a key, a certificate or what somebody typed. */
  readonly log: (message: string) => void;
  readonly limits?: AdmissionLimits;
  readonly waiterLimits?: WaiterLimits;
  /** Kept up to date with the sessions that run. */
  readonly sessions?: LiveSessions;
  /** The tunnels that nodes keep. */
  readonly tunnels?: Tunnels;
}

export interface Proxy extends Closable {
  readonly port: number;
}

/**
 * Starts the SSH gateway. Callers sign in with a user certificate as `login@node`, are allowed or refused by the
 * gatekeeper, and are then connected on to the node with a certificate made for that one connection. Or they sign in
 * by another name and open connections to nodes inside that one (`ssh -J`), which end here too and sign in again.
 *
 * @throws the system's error, such as EADDRINUSE, when it cannot listen
 */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { gatekeeper, now, log, hostKey } = options;
  const limits = options.limits ?? defaultLimits;
  const live = createLiveAccess(gatekeeper, now);
  const { sessions = createLiveSessions(), tunnels = createTunnels() } = options;
  const dial = createDialNode(tunnels);
  const users = countUserConnections(limits);
  const jumps = countUserConnections(limits);
  const waiters = countWaiters(options.waiterLimits ?? defaultWaiterLimits);
  const onTheSpot = createOnTheSpot({ gatekeeper, users, waiters, now, log });

  const serveNode = (caller: Caller, { attempt, verdict, certificate }: SignedInToNode): void => {
    const { connection } = caller;
    connection.on('close', users.add(attempt.access.user));
    const certified = permittedBy(certificate.extensions);
    const served = serveConnection({
      connection,
      attempt,
      node: verdict.node,
      permissions: bothPermit(certified, verdict.permissions),
      gatekeeper,
      dial,
      silenceMs: limits.silenceMs,
      sessions,
      now,
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
  const leadOn = (caller: Caller, { attempt, until }: SignedInToJump): void => {
    const { connection, source } = caller;
    const { user } = attempt.access;
    connection.on('close', jumps.add(user));
    const enter = (...entering: Parameters<typeof server.enter>) => server.enter(...entering);
    const served = serveJump({ connection, source, user, enter });
    caller.signedIn(served.end);
    connection.on('close', live.watchJump(attempt, until, served.end));
  };
  const keepTunnel = (caller: Caller, { nodeId }: SignedInAsNode): void => {
    const { connection } = caller;
    caller.signedIn(serveTunnel({ connection, nodeId, gatekeeper, tunnels }).end);
  };
  const serve = (caller: Caller, signedIn: SignedIn): void => {
    if (signedIn.type === 'node') serveNode(caller, signedIn);
    else if (signedIn.type === 'jump') leadOn(caller, signedIn);
    else keepTunnel(caller, signedIn);
  };
  const server = await startSshServer({
    ...options,
    name: 'the gateway',
    hostCertificate: hostCertifier(options, publicKeyBlob(hostKey)),
    connected: (caller) =>
      offerSignIn({ ...caller, gatekeeper, users, jumps, onTheSpot, now }, (signedIn) =>
        serve(caller, signedIn),
      ),
  });
  return {
    port: server.port,
    async close() {
      live.stop();
      await server.close();
      await onTheSpot.settled();
    },
  };
}

/** The gateway's own names where a caller reached it by itself; a node's where he came by a jump. */
function hostCertifier(
  { gatekeeper, names = [] }: Pick<ProxyOptions, 'gatekeeper' | 'names'>,
  publicKey: Buffer,
): (through: Through | null) => Buffer {
  const { clusterName } = gatekeeper;
  const own = [...new Set([gatewayHostName(clusterName), ...names])];
  return (through) =>
    gatekeeper.certifyHost({
      publicKey,
      names: through === null ? own : hostNames(through.node, clusterName),
    });
}
