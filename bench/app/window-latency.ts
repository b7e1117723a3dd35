import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Closable } from '#shared/lib/closable';
import type { RunningApp } from '../../test/helpers/app/launch';
import { screensOf } from '../../test/helpers/app/screens';
import { stockSsh } from '../../test/helpers/app/stock-ssh';
import { percentile } from '../gateway/percentile';
import type { Figure } from '../lib/measure';
import { makePrintStream, type PrintStream } from './print-stream';
import { openAppRig } from './rig';
import { runIn, withTerminal } from './terminals';

const keys = 200;
/** A little faster than people type. */
const keyEveryMs = 60;
const wantedMegabytesPerSecond = 100;

interface Download extends Closable {
  /** Begins to count. */
  restart(): void;
  megabytesPerSecond(): number;
}

/** A stock ssh that downloads through the app's gateway, and reads no faster than wanted. */
async function startDownload(page: Page): Promise<Download> {
  const { args, socket } = await stockSsh(page);
  const child = spawn('ssh', ['-l', 'alice@iot', ...args, 'cat /dev/zero'], {
    env: { ...process.env, SSH_AUTH_SOCK: socket },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { stdout } = child;
  let began = performance.now();
  let bytes = 0;
  stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    const ahead = bytes / 1_000 / wantedMegabytesPerSecond - (performance.now() - began);
    if (ahead < 2) return;
    stdout.pause();
    setTimeout(() => stdout.resume(), ahead);
  });
  return {
    restart() {
      began = performance.now();
      bytes = 0;
    },
    megabytesPerSecond: () => bytes / 1_000 / (performance.now() - began),
    close: async () => void child.kill(),
  };
}

declare global {
  interface Window {
    benchPainted?: number[];
  }
}

/** Notes in the page how long each key took from the press until a frame with what it typed was handed on. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: number[] = [];
    window.benchPainted = painted;
    document.addEventListener(
      'input',
      () => {
        const pressed = lastPress;
        requestAnimationFrame(() => {
          // Runs once the frame's style, layout and paint are done.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => painted.push(performance.now() - pressed);
          port2.postMessage(null);
        });
      },
      true,
    );
    let lastPress = 0;
    // When the browser got the key, not when the page came round to it.
    document.addEventListener('keydown', ({ timeStamp }) => (lastPress = timeStamp), true);
  });
}

/** Types into the app's search while the load is on. @returns milliseconds for each key */
async function typeInSearch(page: Page): Promise<number[]> {
  await page.getByRole('searchbox', { name: 'Search resources' }).focus();
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 8 === 7 ? 'Backspace' : 'abcdefg'.charAt(key % 8));
    await sleep(keyEveryMs);
  }
  return page.evaluate(() => window.benchPainted ?? []);
}

async function measure(app: RunningApp, stream: PrintStream): Promise<Figure> {
  const { page } = app;
  const download = await startDownload(page);
  try {
    await runIn(page, `while :; do cat ${stream.path}; done`);
    await screensOf(page).goTo('Resources');
    await sleep(2_000);
    await watchKeys(page);
    download.restart();
    const times = await typeInSearch(page);
    const told = [
      `${times.length} keys, median ${percentile(times, 50).toFixed(1)} ms`,
      `while ssh took ${download.megabytesPerSecond().toFixed(0)} MB/s`,
    ].join(' ');
    return { value: percentile(times, 99), peer: told };
  } finally {
    await download.close();
  }
}

/** From a key in the app's search until it is painted, while its gateway and one of its terminals are busy. */
export async function windowLatency(): Promise<Figure> {
  const rig = await openAppRig();
  const stream = await makePrintStream(10);
  try {
    return await withTerminal(rig, (app) => measure(app, stream));
  } finally {
    await stream.close();
    await rig.close();
  }
}
