import { setTimeout as sleep } from 'node:timers/promises';
import { appState, invoke, profileOf } from '../../test/helpers/app/bridge';
import { grantAccess, signInDemoUser } from '../../test/helpers/app/demo';
import { launchApp, type RunningApp } from '../../test/helpers/app/launch';
import { screensOf } from '../../test/helpers/app/screens';
import { median, type Figure, type Measure } from '../lib/measure';
import { bareTerminal } from './bare-terminal';
import { proportionalMemory } from './memory';
import { makePrintStream, type PrintStream } from './print-stream';
import type { AppRig } from './rig';
import { expectWhole, longestBusy, watchAnew, watchPorts, writtenAt } from './watched-port';

const streamMegabytes = 100;
const runs = 3;
/** Terminals that are opened to learn what one takes. */
const moreTerminals = 4;

/** Runs work in the app with a terminal of alice on the machine `iot` in front. */
export async function withTerminal<Value>(
  { desktop, userData }: AppRig,
  work: (app: RunningApp) => Promise<Value>,
): Promise<Value> {
  const app = await launchApp(desktop, { userData });
  try {
    const { page } = app;
    await clusterReady(page);
    await signInDemoUser(page, 'bob');
    await watchPorts(page);
    await grantAccess(page, { iot: ['alice'] });
    await invoke(page, 'profile.select', { profileId: (await profileOf(page, 'alice')).id });
    await page.getByRole('button', { name: /^Profile: alice on/ }).waitFor();
    await openTerminal(app);
    return await work(app);
  } finally {
    await app.close();
  }
}

/** The cluster starts beside the window. */
async function clusterReady(page: Page): Promise<void> {
  for (;;) {
    const { hosted, profiles } = await appState(page);
    const isReady = hosted?.state === 'running' && hosted.demoUsers.length > 0;
    if (isReady && profiles.every(({ state }) => state === 'signed-in')) return;
    await sleep(100);
  }
}

/** From a request that was approved. */
async function openTerminal({ page }: RunningApp): Promise<void> {
  const screens = screensOf(page);
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await screens.connect('iot', 'alice');
  await page.locator('.xterm-helper-textarea').last().focus();
  await runIn(page, 'stty -opost -echo; PS1=');
}

type Page = RunningApp['page'];

export async function runIn(page: Page, command: string): Promise<void> {
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
  await sleep(500);
}

interface Printed {
  readonly megabytesPerSecond: number;
  readonly longestTask: number;
}

/** Has the terminal in front print the stream, and compares what came. */
async function print(page: Page, stream: PrintStream): Promise<Printed> {
  await page.keyboard.type(`cat ${stream.path}`);
  await sleep(500);
  await watchAnew(page);
  const started = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  const ended = await writtenAt(page, stream.bytes);
  const longestTask = await longestBusy(page);
  await expectWhole(page, stream);
  return { megabytesPerSecond: stream.bytes / 1_000 / (ended - started), longestTask };
}

interface Prints {
  readonly ours: readonly Printed[];
  readonly bare: readonly number[];
}

const prints = new WeakMap<AppRig, Promise<Prints>>();

/** Both rows are of the same runs, in turn with a bare xterm.js that is handed the same bytes. */
function printsOf(rig: AppRig): Promise<Prints> {
  const taken = prints.get(rig) ?? printInTurn(rig);
  prints.set(rig, taken);
  return taken;
}

async function printInTurn(rig: AppRig): Promise<Prints> {
  const stream = await makePrintStream(streamMegabytes);
  const peer = await bareTerminal(rig, stream);
  try {
    return await withTerminal(rig, async ({ page }) => {
      const ours: Printed[] = [];
      const bare: number[] = [];
      for (let run = 0; run <= runs; run++) {
        const pair = [await print(page, stream), await peer.megabytesPerSecond()] as const;
        if (run === 0) continue;
        ours.push(pair[0]);
        bare.push(pair[1]);
      }
      return { ours, bare };
    });
  } finally {
    await peer.close();
    await stream.close();
  }
}

async function terminalRate(rig: AppRig): Promise<Figure> {
  const { ours, bare } = await printsOf(rig);
  return {
    value: median(ours.map(({ megabytesPerSecond }) => megabytesPerSecond)),
    peer: `bare xterm.js handed the same bytes in its own page ${median(bare).toFixed(0)} MB/s`,
  };
}

async function longestTask(rig: AppRig): Promise<Figure> {
  const { ours } = await printsOf(rig);
  return {
    value: Math.max(...ours.map((each) => each.longestTask)),
    peer: `${runs} runs of ${streamMegabytes} MB`,
  };
}

async function terminalMemory(rig: AppRig): Promise<Figure> {
  const stream = await makePrintStream(5);
  try {
    return await withTerminal(rig, async (app) => {
      const { page } = app;
      const fill = async (): Promise<void> => {
        await watchAnew(page);
        await page.keyboard.type(`cat ${stream.path}`);
        await page.keyboard.press('Enter');
        await writtenAt(page, stream.bytes);
      };
      await fill();
      const before = await memoryOf(app);
      for (let more = 0; more < moreTerminals; more++) {
        await openTerminal(app);
        await fill();
      }
      const after = await memoryOf(app);
      const told = `${moreTerminals} more: ${before.toFixed(0)} → ${after.toFixed(0)} MB (PSS)`;
      return { value: (after - before) / moreTerminals, peer: told };
    });
  } finally {
    await stream.close();
  }
}

/** Of all its processes, once the window gave back what nothing holds any more, in MB. */
async function memoryOf({ page, electron }: RunningApp): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage');
    await sleep(1_000);
  }
  await session.detach();
  const { pid } = electron.process();
  if (pid === undefined) throw new Error('The app has ended');
  return proportionalMemory(pid);
}

export const terminalMeasures: readonly Measure<AppRig>[] = [
  {
    name: 'terminal_mb_per_s',
    about: 'what a session prints until the terminal has taken it in, compared byte for byte',
    goal: { atLeast: 25 },
    run: terminalRate,
  },
  {
    name: 'longest_task_ms',
    about: 'the longest that the window is busy without a break while a terminal does so',
    goal: { atMost: 50 },
    run: longestTask,
  },
  {
    name: 'terminal_mb',
    about: 'memory of all processes for one more terminal whose scrollback is full',
    goal: { atMost: 25 },
    run: terminalMemory,
  },
];
