import type { RunningProgram } from './program';

/** How long a program may take to end after it was told that its caller is gone. */
const graceMs = 2_000;

/** The process group that a program leads. */
export interface ProcessGroup {
  /** @param name as the system has it, such as `SIGINT` */
  signal(name: string): void;
  /** Tells the group that its caller is gone, and ends it a little later if that did not. */
  hangUp(): void;
}

/**
 * Signals the group of a program as long as the program runs. Once it has ended, the system may give its number to
 * others, who must not be hit.
 */
export function groupOf(program: Pick<RunningProgram, 'pid' | 'hasEnded'>): ProcessGroup {
  const signal = (name: string): void => {
    if (program.pid <= 1 || program.hasEnded()) return;
    try {
      process.kill(-program.pid, name);
    } catch {
      // It ended by itself, or the signal is one that this system does not have.
    }
  };
  return {
    signal,
    hangUp() {
      signal('SIGHUP');
      setTimeout(() => signal('SIGKILL'), graceMs).unref();
    },
  };
}
