import { readFileSync, readdirSync } from 'node:fs';

/**
 * Megabytes of memory of a process and all that it started, each shared page counted in equal parts among those that
 * share it (Pss of /proc/<pid>/smaps_rollup), so that the sum counts it once.
 */
export function proportionalMemory(root: number): number {
  const kilobytes = processTree(root).map((pid) => {
    const found = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    if (found === undefined) throw new Error(`Process ${pid} does not tell its memory`);
    return Number(found);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1_024;
}

function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

/** `null` for a process that has ended meanwhile. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; state and parent stand behind it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
