import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { createRpc } from '#shared/lib/rpc';
import { createKeyWrapper } from './authority/key-wrapper';
import type { ClusterEvents, StartOutput } from './protocol';
import { startCluster, type Cluster } from './start';

/** The part of Electron's ParentPort that is used; this process imports no Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const startSchema = z.strictObject({
  dataDir: z.string().min(1),
  masterKey: z.base64().nullable(),
  create: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('demo') }),
      z.strictObject({
        type: z.literal('own'),
        name: z.string(),
        user: z.string(),
        password: z.string(),
      }),
    ])
    .nullable(),
  otherPorts: z.boolean(),
});

/** Says what failed and where, without the message, which could hold what nobody should read in a log. */
function logBug(error: unknown): void {
  const { name, code, stack } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const frames = (stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  process.stderr.write(`${[`${name ?? 'Error'} ${code ?? ''}`.trim(), ...frames].join('\n')}\n`);
}

// Whatever state an unforeseen failure leaves in memory is not trusted: main starts this process again.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    logBug(error);
    process.exit(1);
  });

let running: Promise<Cluster> | null = null;

async function start(raw: unknown): Promise<StartOutput> {
  const { masterKey, ...input } = startSchema.parse(raw);
  if (running) throw new ExpectedError('conflict', 'The cluster is running already.');
  running = startCluster({
    ...input,
    wrapper: masterKey === null ? null : createKeyWrapper(Buffer.from(masterKey, 'base64')),
    onFailed: (error) => emit('failed', error),
    onBug: logBug,
    log: (message) => process.stdout.write(`${message}\n`),
  });
  try {
    return (await running).info;
  } catch (error) {
    running = null;
    throw error;
  }
}

async function shutdown(): Promise<void> {
  const cluster = await running?.catch(() => null);
  running = null;
  await cluster?.close();
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('This file runs as a utility process of Electron only');
const port = parentPort;

const rpc = createRpc<never>({
  port: {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data, [])),
    // Electron ends this process with its parent, so there is nothing left to tell anybody.
    onClose: () => undefined,
  },
  methods: { start: (input: unknown) => start(input), shutdown },
  onEvent: () => undefined,
  onBug: logBug,
});

function emit<Topic extends keyof ClusterEvents>(
  topic: Topic,
  payload: ClusterEvents[Topic],
): void {
  rpc.emit(topic, payload);
}
