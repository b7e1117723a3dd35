import { utilityProcess, type MessagePortMain } from 'electron';
import { inEnglish } from '#shared/i18n/english';
import { t } from '#shared/i18n/text';
import { createRpc } from '#shared/lib/rpc';
import { runningMessage } from '#shared/lib/running-message';
import type { ProcessLog } from './process-log';
import type { ProcessLink } from './supervisor';

/**
 * Starts one of our bundles in a utility process and speaks rpc with it over its own port. What it writes to
 * stdout and stderr goes to the log.
 */
export function forkUtility(options: {
  readonly entry: string;
  /** Runs the bundle; see src/main/launch. */
  readonly launcher: string;
  /** What V8 compiles is kept here for the next start; `null` where it is not to be kept. */
  readonly codeCache: string | null;
  /** As it stands in the system's list of processes. */
  readonly name: string;
  readonly log: ProcessLog;
  readonly onEvent: (topic: string, payload: unknown) => void;
  /** Called once it runs, or has ended before. */
  readonly onRunning?: () => void;
}): ProcessLink<MessagePortMain> {
  const { entry, launcher, codeCache, name, log, onEvent, onRunning } = options;
  const args = codeCache === null ? [entry] : [entry, codeCache];
  const child = utilityProcess.fork(launcher, args, { serviceName: name, stdio: 'pipe' });
  child.stdout?.on('data', (chunk: Buffer) => log.write(name, chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => log.write(name, chunk.toString()));
  let ended = false;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code) => {
      ended = true;
      log.write(name, inEnglish('desktop.process.ended', { code }));
      resolve(t('desktop.process.ended', { code }));
    });
  });
  if (onRunning) child.once('exit', onRunning);
  const rpc = createRpc<MessagePortMain>({
    port: {
      post: (message, transfer) => child.postMessage(message, transfer ? [...transfer] : []),
      onMessage: (listener) =>
        void child.on('message', (message) =>
          message === runningMessage ? onRunning?.() : listener(message, []),
        ),
      onClose: (listener) => void child.once('exit', listener),
    },
    methods: {},
    onEvent,
    onBug: (error) => log.write(name, `A message was not understood: ${String(error)}`),
  });
  return { rpc, exited, isRunning: () => !ended, kill: () => void child.kill() };
}
