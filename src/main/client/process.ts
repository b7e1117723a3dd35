import { createRpc, type RpcPort } from '#shared/lib/rpc';
import { clientMethods } from './methods';
import { createClient } from './service';
import type { TerminalPort } from './session/terminal-pump';

/** The parts of Electron's MessagePortMain and ParentPort that are used; this process imports no Electron. */
interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}
interface ParentPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ): void;
}

/** Says what failed without its message, which could hold what nobody should read in a log. */
function logBug(error: unknown): void {
  const { name, code, stack } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const frames = (stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  process.stderr.write(`${[`${name ?? 'Error'} ${code ?? ''}`.trim(), ...frames].join('\n')}\n`);
}

function terminalPort(port: ElectronPort): TerminalPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}

function rpcPort(port: ParentPort): RpcPort<TerminalPort> {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) =>
      port.on('message', ({ data, ports }) => listener(data, ports.map(terminalPort))),
    // Electron ends this process with its parent, so there is nothing left to tell anybody.
    onClose: () => undefined,
  };
}

// Whatever state an unforeseen failure leaves behind is not trusted: main starts this process again.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    logBug(error);
    process.exit(1);
  });

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('This file runs as a utility process of Electron only');

const client = createClient({
  now: Date.now,
  emit: (topic, payload) => rpc.emit(topic, payload),
  onBug: logBug,
});
const rpc = createRpc<TerminalPort>({
  port: rpcPort(parentPort),
  methods: clientMethods(client),
  onEvent: () => undefined,
  onBug: logBug,
});
