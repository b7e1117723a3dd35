import { constants } from 'node:os';
import type { ServerChannel } from 'ssh2';
import type { TerminalSize } from '#main/proxy/session-request';
import type { ExitOutcome } from '#main/ssh/ssh2-connection';
import type { ShellCommand } from './shell-command';

/** A running shell or command of a session. */
export interface RunningProgram {
  /** Also the id of its process group: it leads one of its own. */
  readonly pid: number;
  resize(size: TerminalSize): void;
  /** Nobody takes its output any more: it learns so when it writes. Error output goes on. */
  endOutput(): void;
  /** Whether the program itself has ended, also while others still hold its output open. */
  hasEnded(): boolean;
  /** Lets go of its input and output. */
  detach(): void;
}

export interface ProgramOptions {
  readonly command: ShellCommand;
  readonly channel: ServerChannel;
  /** Runs once, when the program ended and what it wrote was handed to the channel. */
  readonly ended: (outcome: ExitOutcome) => void;
}

const signalNames = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number as number, name]),
);

/** How a process ended, from its exit code and the number of the signal that ended it. */
export function exitOutcome(code: number, signal: number | undefined): ExitOutcome {
  if (signal === undefined || signal === 0) return { type: 'status', code };
  return { type: 'signal', name: signalNames.get(signal) ?? 'SIGKILL', coreDumped: false };
}
