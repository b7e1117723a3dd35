import { chownSync } from 'node:fs';
import type { Socket } from 'node:net';
import { spawn, type IPty } from '@lydell/node-pty';
import type { Terminal } from '#main/proxy/session-request';
import type { ShellAccount } from './account';
import { exitOutcome, type ProgramOptions, type RunningProgram } from './program';

/** How long output is waited for once the shell ended, if something in the background keeps the terminal open. */
const drainMs = 100;

/** The parts of node-pty 1.1's Unix terminal that its types leave out. */
interface UnixPty {
  readonly _socket: Socket;
  readonly ptsName: string;
  destroy(): void;
}

/** Runs a program in a terminal of its own. */
export function runInTerminal(
  options: ProgramOptions & { readonly terminal: Terminal; readonly account: ShellAccount },
): RunningProgram {
  const { command, channel, terminal, account } = options;
  const pty = spawn(command.file, command.args, {
    name: terminal.term,
    cols: terminal.columns,
    rows: terminal.rows,
    cwd: command.home,
    env: command.environment,
    encoding: null,
  });
  const unix = pty as unknown as UnixPty;
  handOver(unix.ptsName, account);
  keepLastOutput(unix._socket);
  // Without an encoding node-pty gives bytes, which its types do not know.
  pty.onData((data) => write(data as unknown as Buffer));
  pty.onExit(({ exitCode, signal }) => options.ended(exitOutcome(exitCode, signal)));
  const write = (data: Buffer): void => {
    if (channel.write(data)) return;
    pty.pause();
    channel.once('drain', () => pty.resume());
  };
  // The end of the caller's input is nothing that a terminal has; Control-D is.
  channel.pipe(unix._socket, { end: false });

  return {
    pid: pty.pid,
    resize: (size) => resize(pty, size.columns, size.rows),
    detach() {
      channel.unpipe(unix._socket);
      unix.destroy();
    },
  };
}

/** Gives the terminal's device to the account, as sshd does; programs open it by its name. */
function handOver(device: string, { switchTo }: ShellAccount): void {
  if (switchTo !== null) chownSync(device, switchTo.uid, switchTo.gid);
}

function resize(pty: IPty, columns: number, rows: number): void {
  try {
    pty.resize(columns, rows);
  } catch {
    // The terminal is gone; its end is on the way.
  }
}

/**
 * node-pty and Node close the terminal once its program ended, and drop what a slow reader has not read yet. This
 * hands it over first.
 */
function keepLastOutput(socket: Socket): void {
  const destroy = socket.destroy.bind(socket);
  let draining = false;
  socket.destroy = (error?: Error) => {
    while (socket.read() !== null);
    if (error !== undefined || draining) return destroy(error);
    draining = true;
    socket.resume();
    setTimeout(destroy, drainMs);
    return socket;
  };
}
