import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Closable } from '#shared/lib/closable';
import type { GatewayStarted } from './gateway-process';

export interface GatewayProcess extends Closable, GatewayStarted {
  /** The memory that is this process' own (anonymous, PSS) after garbage was collected, in MB. */
  memory(): Promise<number>;
}

/** Starts a cluster alone in a process, as the app has it, in the runtime that the app ships with. */
export async function startGateway(dataDir: string): Promise<GatewayProcess> {
  const { child, exited, first } = await startProcess('gateway-process.mjs', electron(), {
    dataDir,
  });
  const ask = async (message: string): Promise<void> => {
    const answer = once(child, 'message');
    child.send(message);
    await answer;
  };
  return {
    ...(first as GatewayStarted),
    async memory() {
      for (let round = 0; round < 3; round++) {
        await ask('collect');
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const [, kilobytes] = /^Pss_Anon:\s+(\d+) kB/m.exec(
        readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8'),
      ) ?? ['', ''];
      return Number(kilobytes) / 1_000;
    },
    async close() {
      child.disconnect();
      await exited;
    },
  };
}

/** Starts a program of the bench in a process of its own, gives it its task and waits for the first answer. */
export async function startProcess(
  file: string,
  execPath: string,
  task: object,
): Promise<{ child: ChildProcess; exited: Promise<unknown>; first: unknown }> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = fork(program, { execPath, execArgv: [], env });
  const exited = once(child, 'exit');
  child.send(task);
  const first: unknown = await Promise.race([
    once(child, 'message').then(([message]: unknown[]) => message),
    exited.then(() => Promise.reject(new Error(`${file} ended before it was ready.`))),
  ]);
  return { child, exited, first };
}

function electron(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH names no Electron.');
  return join(folder, 'electron');
}
