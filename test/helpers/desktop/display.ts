import { spawn } from 'node:child_process';
import type { Closable } from '#shared/lib/closable';

/** A virtual X display of our own, ended by its process id. */
export interface Display extends Closable {
  /** What `DISPLAY` is set to, such as `:99`. */
  readonly name: string;
}

/** Starts Xvfb on a display number that it picks itself, so that several runs never collide. */
export async function startDisplay(size = '1280x860x24'): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it was ready`)));
    let text = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString('ascii');
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  return {
    name: `:${number}`,
    async close() {
      server.kill('SIGTERM');
      await exited;
    },
  };
}
