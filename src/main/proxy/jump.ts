import type { Connection, ServerChannel, Session } from 'ssh2';
import { explainRefusedChannels } from '#main/ssh/ssh2-connection';
import { failChannel } from './channel-end';
import { ChannelSocket } from './channel-socket';
import { endSoon } from './end-soon';
import { jumpPort, parseJumpHost } from './target';

/** How many connections to nodes one jump carries at a time. */
export const maxJumps = 50;
/** How many sessions are told at a time that there are none here. */
const maxSessions = 10;

const noSession =
  'This is the gateway, not a node. Connect on to a node: "ssh -J <gateway> alice@iot", or ' +
  '"ssh -l alice@iot <gateway>".';
const otherPort = `Daypass leads on to port ${jumpPort} of nodes, and to nothing else.`;
const notANode = 'That is not the name or the id of a node.';
const tooMany = `${maxJumps} connections run through this one, which is the most. Close one, or connect anew.`;
const nothingElse =
  'Daypass leads on to nodes from here, and to nothing else. Connect with "ssh -J <gateway> alice@iot".';

/** Where a connection that came through another one leads, and whose that one is. */
export interface Through {
  /** The node as it was asked for: a name or an id, which need not exist. */
  readonly node: string;
  /** The id of the user who is signed in to the connection outside. */
  readonly user: string;
}

export interface JumpOptions {
  readonly connection: Connection;
  /** The caller's address. */
  readonly source: string;
  /** The user's id. */
  readonly user: string;
  /** Serves the connection inside. @returns why not, in words; `null` when it does */
  readonly enter: (socket: ChannelSocket, through: Through) => string | null;
}

/**
 * Serves a caller who wants to get on to nodes by this connection, as `ssh -J` does. Each channel to port 22 of a
 * node ends here, in a server that signs the caller in again: whether there is such a node shows nowhere before.
 */
export function serveJump(options: JumpOptions): { end(): void } {
  const { connection, source, user, enter } = options;
  const inside = new Set<ChannelSocket>();
  let why = nothingElse;
  let over = false;
  const end = (): void => {
    over = true;
    endSoon(connection);
  };
  explainRefusedChannels(connection, () => why);
  connection.on('close', () => {
    over = true;
    for (const socket of [...inside]) socket.destroy();
  });

  const refuse = (reject: () => void, reason: string): void => {
    why = reason;
    reject();
    why = nothingElse;
  };
  connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const node = parseJumpHost(destIP);
    const refusal = whyNot({ node, port: destPort, count: inside.size });
    if (over || node === null || refusal !== null) return refuse(reject, refusal ?? nothingElse);
    const channel = accept();
    const socket = new ChannelSocket(channel, source);
    inside.add(socket);
    socket.once('close', () => inside.delete(socket));
    const full = enter(socket, { node, user });
    if (full !== null) socket.end(`${full}\r\n`);
  });
  refuseSessions(connection);
  return { end };
}

function whyNot(asked: {
  readonly node: string | null;
  readonly port: number;
  readonly count: number;
}): string | null {
  if (asked.port !== jumpPort) return otherPort;
  if (asked.node === null) return notANode;
  return asked.count >= maxJumps ? tooMany : null;
}

/** Says on each session how to connect, and ends it. */
function refuseSessions(connection: Connection): void {
  let sessions = 0;
  connection.on('session', (accept, reject) => {
    if (sessions >= maxSessions) return reject();
    sessions += 1;
    const session = accept() as unknown as Session;
    const tell = (channel: ServerChannel | undefined): void => {
      if (channel) failChannel(channel, noSession);
    };
    session.on('error', () => undefined);
    session.once('close', () => (sessions -= 1));
    session.on('pty', (acceptPty) => acceptPty?.());
    session.on('shell', (acceptShell) => tell(acceptShell()));
    session.on('exec', (acceptExec) => tell(acceptExec()));
    session.on('subsystem', (acceptSubsystem) => tell(acceptSubsystem()));
  });
}
