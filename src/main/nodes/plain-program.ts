import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { exitOutcome, type ProgramOptions, type RunningProgram } from './program';

/** Runs a program with pipes, so that binary data passes unchanged and output and error output stay apart. */
export function runPlain({ command, channel, ended }: ProgramOptions): RunningProgram {
  const child = spawn(command.file, command.args, {
    cwd: command.home,
    env: command.environment,
    // A process group of its own, which ends as a whole.
    detached: true,
  });
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  // A program that does not read all of its input is no failure.
  child.stdin.on('error', () => channel.resume());
  let failed = false;
  child.on('error', () => {
    failed = true;
    ended({ type: 'status', code: 127 });
  });
  child.on('close', (code, signal) => {
    if (!failed) ended(exitOutcome(code ?? 0, signal === null ? 0 : constants.signals[signal]));
  });
  return {
    pid: child.pid ?? 0,
    hasEnded: () => failed || child.exitCode !== null || child.signalCode !== null,
    resize: () => undefined,
    endOutput: () => child.stdout.destroy(),
    detach() {
      child.stdin.destroy();
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
