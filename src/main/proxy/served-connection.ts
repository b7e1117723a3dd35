import type { Connection, ServerChannel, Session } from 'ssh2';
import type { SessionPermissions } from '#shared/model/session-permissions';
import { captureTerminalModes } from '#main/ssh/terminal-modes';
import { failChannel } from './channel-end';
import { recordConnection } from './connection-records';
import { endSoon } from './end-soon';
import type { ConnectionAttempt, Gatekeeper, NodeTarget } from './gatekeeper';
import type { LiveSessions } from './live-sessions';
import type { DialNode } from './node-dial';
import { connectToNode } from './node-link';
import { createForwarding } from './offer-forwarding';
import { runSession, type RunningSession } from './run-session';
import { acceptSession } from './session-channel';
import { whyNotSession } from './session-needs';
import type { SessionRequest } from './session-request';
import { watchSession } from './session-watch';

/** As many sessions in one connection as OpenSSH's own server allows. */
const maxSessions = 10;

export interface ServedConnection {
  /** Ends every session, with the reason on the caller's terminal, and then the connection. */
  end(reason: string): void;
  /** What it may carry from now on; what is no longer allowed ends. */
  permit(permissions: SessionPermissions): void;
}

export interface ServeOptions {
  readonly connection: Connection;
  readonly attempt: ConnectionAttempt;
  readonly node: NodeTarget;
  readonly gatekeeper: Gatekeeper;
  readonly dial: DialNode;
  /** What it may carry, by the roles and by the certificate. */
  readonly permissions: SessionPermissions;
  /** How long the node may leave keep-alives unanswered before it counts as lost. */
  readonly silenceMs: number;
  /** The sessions that run now, of all connections. */
  readonly sessions: LiveSessions;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/** Serves a caller who is signed in and allowed: connects on to the node at once and relays his sessions. */
export function serveConnection(options: ServeOptions): ServedConnection {
  const { connection, attempt, node, gatekeeper } = options;
  const abort = new AbortController();
  const sessions = new Map<RunningSession, SessionRequest>();
  const records = recordConnection(options);
  let permissions = options.permissions;
  const forwarding = createForwarding({
    connection,
    nodeName: node.name,
    permissions: () => permissions,
    record: records.forward,
    refused: records.refused,
  });
  const { login } = attempt;
  const { silenceMs, dial } = options;
  const link = connectToNode({
    ...{ node, login, permissions, gatekeeper, dial, silenceMs },
    agent: forwarding.agent,
    signal: abort.signal,
  });
  let over = false;

  const end = (reason: string): void => {
    if (over) return;
    over = true;
    for (const session of [...sessions.keys()]) session.end(reason);
    forwarding.end();
    abort.abort();
    endSoon(connection);
  };
  // Without a link each session says why when it is asked for.
  link.then(
    (client) => client.on('close', () => end(`The connection to the node ${node.name} was lost.`)),
    () => undefined,
  );
  connection.on('close', () => end('The caller disconnected.'));

  const start = (channel: ServerChannel, request: SessionRequest): RunningSession => {
    const refusal = whyNotSession(request, permissions);
    if (refusal !== null) {
      records.refused(refusal);
      return refuseSession(channel, refusal);
    }
    const watched = watchSession(options, request);
    const running = runSession({
      channel,
      request,
      node,
      link,
      tap: watched.tap,
      ended: (reason, exitCode) => {
        sessions.delete(running);
        watched.ended(reason, exitCode);
      },
    });
    sessions.set(running, request);
    watched.runs(running);
    return running;
  };
  const terminalModes = captureTerminalModes(connection);
  forwarding.offer(link);
  let channels = 0;
  connection.on('session', (accept, reject) => {
    if (over || channels >= maxSessions) return reject();
    channels += 1;
    const session = accept() as unknown as Session;
    session.once('close', () => (channels -= 1));
    acceptSession(session, {
      permissions: () => permissions,
      notices: forwarding.takeNotices,
      terminalModes,
      start,
    });
  });
  return {
    end,
    permit(now) {
      permissions = now;
      for (const [session, request] of [...sessions]) {
        const reason = whyNotSession(request, now);
        if (reason !== null) session.end(reason);
      }
      forwarding.recheck();
    },
  };
}

function refuseSession(channel: ServerChannel, reason: string): RunningSession {
  for (const stream of [channel, channel.stderr]) stream.on('error', () => undefined);
  failChannel(channel, reason);
  return { resize: () => undefined, signal: () => undefined, end: () => undefined };
}
