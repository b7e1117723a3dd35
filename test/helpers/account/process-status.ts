import { readFileSync } from 'node:fs';

/** What the kernel says of a process (proc_pid_status(5)). */
export interface ProcessStatus {
  readonly uid: number;
  /** 2 is a filter on system calls. */
  readonly seccomp: number;
  /** How many process namespaces deep it runs; 1 is the one that everything starts in. */
  readonly depth: number;
  readonly canGainPrivileges: boolean;
}

export function parseProcessStatus(text: string): ProcessStatus {
  const field = (name: string): string[] => {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${name}:`));
    if (line === undefined) throw new Error(`No ${name} in the status of a process`);
    return line
      .slice(name.length + 1)
      .trim()
      .split(/\s+/);
  };
  return {
    uid: Number(field('Uid')[0]),
    seccomp: Number(field('Seccomp')[0]),
    depth: field('NSpid').length,
    canGainPrivileges: field('NoNewPrivs')[0] !== '1',
  };
}

export function processStatus(pid: number): ProcessStatus {
  return parseProcessStatus(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
