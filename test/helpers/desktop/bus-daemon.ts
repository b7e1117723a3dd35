import { spawn } from 'node:child_process';
import type { Closable } from '#shared/lib/closable';

/** A D-Bus session bus of our own. */
export interface BusDaemon extends Closable {
  readonly address: string;
}

export async function startBusDaemon(): Promise<BusDaemon> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    daemon.once('error', reject);
    daemon.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
    let text = '';
    daemon.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('ascii');
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  return {
    address,
    async close() {
      daemon.kill('SIGTERM');
      await exited;
    },
  };
}
