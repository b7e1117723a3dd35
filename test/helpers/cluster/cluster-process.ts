import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { createRpc, type Rpc } from '#shared/lib/rpc';
import type { StartInput, StartOutput } from '#main/cluster/protocol';

/** Stands in for Electron's parent port, over Node's own channel to its parent. */
const parentPort = `
process.parentPort = {
  postMessage: (message) => process.send(message),
  on: (event, listener) => process.on('message', (data) => listener({ data, ports: [] })),
};
`;

/** The cluster's own process, built as it is shipped, run by plain Node. */
export interface ClusterProcess {
  start(input: StartInput): Promise<StartOutput>;
  shutdown(): Promise<unknown>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface ClusterBundle {
  /** @param runtime what runs it: plain Node, or an Electron without windows */
  launch(runtime?: string): ClusterProcess;
  remove(): void;
}

export async function buildClusterProcess(): Promise<ClusterBundle> {
  const outDir = mkdtempSync(join(tmpdir(), 'daypass-bundle-'));
  await build({
    configFile: 'vite.main.config.ts',
    logLevel: 'silent',
    build: {
      outDir,
      sourcemap: false,
      rolldownOptions: { input: { 'cluster-process': 'src/main/cluster/process.ts' } },
    },
  });
  writeFileSync(join(outDir, 'parent-port.cjs'), parentPort);
  return {
    launch: (runtime) => launch(outDir, runtime),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

function launch(outDir: string, execPath = process.execPath): ClusterProcess {
  const child = fork(join(outDir, 'cluster-process.cjs'), [], {
    execPath,
    execArgv: ['--require', join(outDir, 'parent-port.cjs')],
    env: {
      ...process.env,
      NODE_PATH: join(process.cwd(), 'node_modules'),
      ELECTRON_RUN_AS_NODE: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Structured clones, as between Electron's processes.
    serialization: 'advanced',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const rpc = rpcOf(child);
  return {
    start: (input) => rpc.call('start', input) as Promise<StartOutput>,
    shutdown: () => rpc.call('shutdown', {}),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function rpcOf(child: ChildProcess): Rpc<never> {
  return createRpc<never>({
    port: {
      post: (message) => void child.send(message as object),
      onMessage: (listener) => void child.on('message', (message) => listener(message, [])),
      onClose: (listener) => void child.once('exit', listener),
    },
    methods: {},
    onEvent: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
}
