import type { Connection, ServerChannel, Session } from 'ssh2';
import { captureTerminalModes, explainRefusedChannels } from '#main/ssh/ssh2-connection';
import { endSoon } from './end-soon';
import type { ConnectionAttempt, Gatekeeper, NodeTarget } from './gatekeeper';
import type { LiveSessions } from './live-sessions';
import { connectToNode } from './node-link';
import { runSession, type RelayedSession, type RunningSession } from './run-session';
import { acceptSession } from './session-channel';
import type { SessionRequest } from './session-request';
import { watchSession } from './session-watch';

/** As many sessions in one connection as OpenSSH's own server allows. */
const maxSessions = 10;

const forwardingRefused = 'Daypass passes shells and commands; forwarding is not passed.';

export interface ServedConnection {
  /** Ends every session, with the reason on the caller's terminal, and then the connection. */
  end(reason: string): void;
}

export interface ServeOptions {
  readonly connection: Connection;
  readonly attempt: ConnectionAttempt;
  readonly node: NodeTarget;
  readonly gatekeeper: Gatekeeper;
  /** Whether the certificate permits a terminal. */
  readonly terminalAllowed: boolean;
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
  const sessions = new Set<RunningSession>();
  const { login } = attempt;
  const { silenceMs } = options;
  const link = connectToNode({ node, login, gatekeeper, silenceMs, signal: abort.signal });
  let over = false;

  const end = (reason: string): void => {
    if (over) return;
    over = true;
    for (const session of [...sessions]) session.end(reason);
    abort.abort();
    endSoon(connection);
  };
  // Without a link each session says why when it is asked for.
  link.then(
    (client) => client.on('close', () => end(`The connection to the node ${node.name} was lost.`)),
    () => undefined,
  );
  connection.on('close', () => end('The caller disconnected.'));

  const start = (channel: ServerChannel, request: SessionRequest): RelayedSession => {
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
    sessions.add(running);
    watched.runs(running);
    return running;
  };
  const terminalModes = captureTerminalModes(connection);
  explainRefusedChannels(connection, forwardingRefused);
  let channels = 0;
  connection.on('session', (accept, reject) => {
    if (over || channels >= maxSessions) return reject();
    channels += 1;
    const session = accept() as unknown as Session;
    session.once('close', () => (channels -= 1));
    acceptSession(session, { terminalAllowed: options.terminalAllowed, terminalModes, start });
  });
  return { end };
}
