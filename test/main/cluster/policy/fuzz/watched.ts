import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Generous, as machines that run tests are busy: what hangs takes minutes, or all time. */
const patience = 15_000;

export interface Watched {
  /** Reads a text in the other process. Rejects when that does not end in {@link patience}, or when the process dies. */
  read(reader: string, text: string): Promise<unknown>;
  close(): void;
}

/** Starts the readers in a process of their own. */
export async function startWatched(): Promise<Watched> {
  const outDir = mkdtempSync(join(tmpdir(), 'daypass-fuzz-'));
  await build({
    configFile: 'vite.main.config.ts',
    logLevel: 'silent',
    build: {
      outDir,
      sourcemap: false,
      rolldownOptions: { input: { child: 'test/main/cluster/policy/fuzz/child.ts' } },
    },
  });
  const launch = () =>
    fork(join(outDir, 'child.cjs'), [], {
      env: { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  let child = launch();
  return {
    read(reader, text) {
      if (!child.connected) child = launch();
      return readIn(child, reader, text);
    },
    close() {
      child.kill('SIGKILL');
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

function readIn(child: ChildProcess, reader: string, text: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => () => {
      clearTimeout(timer);
      child.off('exit', died);
      child.kill('SIGKILL');
      if (child.connected) child.disconnect();
      reject(new Error(`${reader} ${why} on ${text.slice(0, 80)} (${text.length} characters)`));
    };
    const died = failed('died');
    const timer = setTimeout(failed('hangs'), patience);
    child.once('exit', died);
    child.once('message', (answer) => {
      clearTimeout(timer);
      child.off('exit', died);
      resolve(answer);
    });
    child.send({ reader, text });
  });
}
