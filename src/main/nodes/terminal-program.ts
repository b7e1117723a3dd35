import { chownSync, readSync } from 'node:fs';
import type { Socket } from 'node:net';
import { spawn, type IPty } from '@lydell/node-pty';
import type { Terminal } from '#main/proxy/session-request';
import type { ShellAccount } from './account';
import { OutputBatch } from './output-batch';
import { exitOutcome, type ProgramOptions, type RunningProgram } from './program';

/** The parts of node-pty 1.1's Unix terminal that its types leave out. */
interface UnixPty {
  readonly _socket: Socket;
  readonly fd: number;
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
  const output = new OutputBatch((data) => {
    if (!channel.writable || channel.write(data)) return;
    pty.pause();
    channel.once('drain', () => pty.resume());
  });
  keepLastOutput(unix, output);
  // Without an encoding node-pty gives bytes, which its types do not know.
  pty.onData((data) => output.push(data as unknown as Buffer));
  let hasEnded = false;
  pty.onExit(({ exitCode, signal }) => {
    hasEnded = true;
    output.flush();
    options.ended(exitOutcome(exitCode, signal));
  });
  // The end of the caller's input is nothing that a terminal has; Control-D is.
  channel.pipe(unix._socket, { end: false });

  return {
    pid: pty.pid,
    hasEnded: () => hasEnded,
    resize: (size) => resize(pty, size.columns, size.rows),
    // A terminal is there as long as the program is.
    endOutput: () => undefined,
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
 * When a program ends, Node takes the terminal for closed after the next short read, though the system still holds
 * output, and drops what a slow reader has left waiting. This hands over all of it before the terminal is closed.
 */
function keepLastOutput({ _socket: socket, fd }: UnixPty, output: OutputBatch): void {
  const destroy = socket.destroy.bind(socket);
  let read = false;
  socket.destroy = (error?: Error) => {
    // Only the first time: once the socket is destroyed, the number may be that of another file.
    if (!read) {
      read = true;
      while (socket.read() !== null);
      readRest(fd, output);
      output.flush();
    }
    return destroy(error);
  };
}

/** Reads until there is nothing left, or something in the background keeps the terminal open. Never waits. */
function readRest(fd: number, output: OutputBatch): void {
  const buffer = Buffer.allocUnsafe(64 * 1024);
  try {
    for (let length = -1; length !== 0;) {
      length = readSync(fd, buffer);
      output.push(Buffer.from(buffer.subarray(0, length)));
    }
  } catch {
    // EIO: nobody holds the terminal open any more. EAGAIN: somebody does, and writes nothing now.
  }
}
