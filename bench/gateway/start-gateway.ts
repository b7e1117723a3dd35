import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Closable } from '#shared/lib/closable';
import type { GatewayTask } from './gateway-task';

/** Electron's is what the app ships with; the other shows what the runtime costs. */
export type Runtime = 'electron' | 'node';

export interface GatewayProcess extends Closable {
  readonly port: number;
}

/** Starts a gateway alone in a process, as the app has it. */
export async function startGateway(runtime: Runtime, task: GatewayTask): Promise<GatewayProcess> {
  const program = fileURLToPath(new URL('gateway-process.mjs', import.meta.url));
  const child = fork(program, {
    execPath: runtime === 'electron' ? electron() : process.execPath,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const exited = once(child, 'exit');
  child.send(task);
  const port = await Promise.race([
    once(child, 'message').then(([message]) => message as number),
    exited.then(() => Promise.reject(new Error(`The gateway did not start on ${runtime}.`))),
  ]);
  return {
    port,
    async close() {
      child.disconnect();
      await exited;
    },
  };
}

function electron(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH names no Electron.');
  return join(folder, 'electron');
}
