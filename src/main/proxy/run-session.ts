import type { Client, ClientChannel, ServerChannel } from 'ssh2';
import { plainText } from '#shared/lib/plain-text';
import { repairFlow } from '#main/ssh/channel-flow';
import type { ExitOutcome } from '#main/ssh/ssh2-connection';
import { failChannel } from './channel-end';
import type { NodeTarget } from './gatekeeper';
import { NodeUnreachable } from './node-unreachable';
import { joinTap } from './recording/join-tap';
import type { SessionTap } from './recording/session-tap';
import { relay } from './relay';
import { openSession, type SessionRequest, type TerminalSize } from './session-request';

const callerLeft = 'The caller closed the session.';

export interface RunningSession {
  resize(size: TerminalSize): void;
  /** @param name without `SIG` */
  signal(name: string): void;
  /** Stops passing bytes at once, writes the reason to the caller's terminal and closes the channel. */
  end(reason: string): void;
}

export interface RelayedSession extends RunningSession {
  /** The terminal's size as it is now; `null` where there is no terminal. */
  size(): TerminalSize | null;
}

export interface RunOptions {
  /** The caller's channel, accepted. */
  readonly channel: ServerChannel;
  readonly request: SessionRequest;
  readonly node: NodeTarget;
  /** The connection to the node, perhaps still being made. */
  readonly link: Promise<Client>;
  /** Sees what passes; the session ends when it fails. */
  readonly tap: SessionTap | null;
  /** Runs once. */
  readonly ended: (reason: string, exitCode: number | null) => void;
}

/** Runs a caller's shell or command on the node. Whatever keeps it from running is told on the caller's terminal. */
export function runSession({
  channel,
  request,
  node,
  link,
  tap,
  ended,
}: RunOptions): RelayedSession {
  let terminal = request.terminal;
  let remote: ClientChannel | null = null;
  let over = false;
  repairFlow(channel);

  const finish = (reason: string, exitCode: number | null): void => {
    if (over) return;
    over = true;
    ended(reason, exitCode);
  };
  const end = (reason: string): void => {
    if (over) return;
    if (terminal !== null && remote !== null)
      tap?.output(Buffer.from(`\r\n${plainText(reason)}\r\n`), 'error');
    finish(reason, null);
    channel.unpipe();
    remote?.unpipe();
    remote?.stderr.unpipe();
    const left = remote;
    // Callers first: where many are cut off at once, the ends of their programs take the computer for a while.
    setImmediate(() => left?.close());
    failChannel(channel, reason, { midLine: terminal !== null && remote !== null });
  };
  const opened = (error: Error | undefined, session: ClientChannel): void => {
    if (error) return end(`The node ${node.name} refused the session: ${error.message}.`);
    if (over) return session.close();
    remote = session;
    if (tap) joinTap(tap, channel, session);
    relay(channel, session, (outcome, left) =>
      finish(left ? callerLeft : describe(outcome), exitCodeOf(outcome)),
    );
    if (terminal !== request.terminal && terminal !== null) resizeTo(session, terminal);
  };
  const open = (client: Client): void => {
    const agentRefused = (): void =>
      void channel.stderr.write(`The node ${node.name} forwards no SSH agents.\r\n`);
    if (!over) openSession(client, request, opened, agentRefused);
  };
  // Before the program could start: nothing runs that is not recorded though it has to be.
  tap?.onFailure((sentence) => queueMicrotask(() => end(sentence)));
  link.then(open).catch((error: unknown) => end(sentenceOf(error, node)));
  channel.once('close', () => finish(callerLeft, null));

  return {
    end,
    size: () => terminal,
    resize(size) {
      if (terminal === null) return;
      terminal = { ...terminal, ...size };
      tap?.resize(size);
      if (remote !== null) resizeTo(remote, terminal);
    },
    signal: (name) => remote?.signal(name),
  };
}

function resizeTo(channel: ClientChannel, size: TerminalSize): void {
  channel.setWindow(size.rows, size.columns, size.heightPixels, size.widthPixels);
}

function sentenceOf(error: unknown, node: NodeTarget): string {
  if (error instanceof NodeUnreachable) return error.message;
  return `The session on the node ${node.name} could not be started.`;
}

function describe(outcome: ExitOutcome | null): string {
  if (outcome === null) return 'The session ended.';
  return outcome.type === 'status'
    ? `The program ended with exit status ${outcome.code}.`
    : `The program was ended by the signal ${outcome.name}.`;
}

function exitCodeOf(outcome: ExitOutcome | null): number | null {
  return outcome?.type === 'status' ? outcome.code : null;
}
