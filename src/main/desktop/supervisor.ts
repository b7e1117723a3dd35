import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { Rpc } from '#shared/lib/rpc';

/** A started process: how to call it, and when it is gone. */
export interface ProcessLink<Transfer> {
  readonly rpc: Rpc<Transfer>;
  /** Settles with the reason, in words, once the process is gone. */
  readonly exited: Promise<string>;
  isRunning(): boolean;
  kill(): void;
}

export interface SupervisorOptions<Transfer> {
  /** The first start waits for this, and so do calls that come before. Must not reject. */
  readonly after?: Promise<void> | undefined;
  readonly launch: () => ProcessLink<Transfer>;
  /** Makes a process that was just started useful; calls from elsewhere wait for nothing. */
  readonly onUp: (link: ProcessLink<Transfer>) => Promise<void>;
  /** It stopped by itself; `restarting` is false once it stopped too often in a row. */
  readonly onDown: (reason: string, restarting: boolean) => void;
  readonly delay: (ms: number) => Promise<void>;
  readonly now: () => number;
}

export interface Supervised<Transfer> {
  /** @throws ExpectedError `unreachable` while the process is being restarted */
  call(method: string, input: unknown, transfer?: readonly Transfer[]): Promise<unknown>;
  /** Asks it to end (`shutdown`), and ends it for good when it does not within the deadline. */
  stop(deadlineMs: number): Promise<void>;
}

const firstDelayMs = 250;
const longestDelayMs = 30_000;
/** A process that ran this long starts over with the shortest delay. */
const steadyMs = 60_000;
const mostFailures = 6;

/** How long to wait before the nth start in a row (1 for the first restart). */
export function backOff(failures: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
}

/** Starts a process, starts it again whenever it stops by itself, and stops trying when that does not help. */
export function supervise<Transfer>(options: SupervisorOptions<Transfer>): Supervised<Transfer> {
  const { after, launch, onUp, onDown, delay, now } = options;
  let current: ProcessLink<Transfer> | null = null;
  let stopping = false;
  let failures = 0;

  /** Runs the process once; says whether to start it again. */
  async function runOnce(): Promise<boolean> {
    const started = now();
    const link = launch();
    current = link;
    // A failure here is the process's own to report; when it is fatal, the process ends and `exited` says so.
    void onUp(link).catch(() => undefined);
    const reason = await link.exited;
    current = null;
    if (stopping) return false;
    failures = now() - started >= steadyMs ? 1 : failures + 1;
    const restarting = failures < mostFailures;
    onDown(reason, restarting);
    if (restarting) await delay(backOff(failures));
    return restarting && !stopping;
  }

  async function run(): Promise<void> {
    while (await runOnce());
  }
  let isWaiting = after !== undefined;
  async function runLater(): Promise<void> {
    await after;
    isWaiting = false;
    if (!stopping) await run();
  }
  const running = isWaiting ? runLater() : run();

  return {
    async call(method, input, transfer) {
      if (isWaiting) await after;
      if (!current) throw stoppedError();
      return current.rpc.call(method, input, transfer);
    },
    async stop(deadlineMs) {
      stopping = true;
      const link = current;
      if (!link) return;
      const finished = link.rpc.call('shutdown', {}).catch(() => undefined);
      await Promise.race([finished, delay(deadlineMs)]);
      link.kill();
      await Promise.race([running, delay(deadlineMs)]);
    },
  };
}

function stoppedError(): ExpectedError {
  return new ExpectedError('unreachable', t('desktop.process.restarting'));
}
