import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Closable } from '#shared/lib/closable';
import takeUsualPorts from '../test/helpers/app/take-usual-ports';
import { launchApp, launchElectron, newUserData } from '../test/helpers/app/launch';
import { screensOf } from '../test/helpers/app/screens';
import { startDesktopSession, type DesktopSession } from '../test/helpers/desktop/desktop-session';
import { defineGroup, inTurn, median } from './lib/measure';

interface Rig extends Closable {
  readonly desktop: DesktopSession;
  /** A profile folder with the demo cluster in it, alice signed in. */
  readonly userData: string;
  /** A folder with the smallest Electron app that opens a window. */
  readonly emptyApp: string;
}

async function openRig(): Promise<Rig> {
  const giveBackPorts = await takeUsualPorts();
  const desktop = await startDesktopSession();
  const userData = await newUserData();
  const emptyApp = await mkdtemp(join(tmpdir(), 'daypass-empty-'));
  await writeFile(join(emptyApp, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  await writeFile(
    join(emptyApp, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<p>empty</p>'));`,
  );
  const first = await launchApp(desktop, { userData });
  await screensOf(first.page).startDemo();
  // As after any real use: by then the app has put aside what it keeps for its next start.
  await sleep(3_000);
  await first.close();
  return {
    desktop,
    userData,
    emptyApp,
    async close() {
      await desktop.close();
      await giveBackPorts();
      for (const folder of [userData, emptyApp]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds from spawning the app to a typed key having filtered a real row, the cluster ready. */
async function startDaypass({ desktop, userData }: Rig): Promise<number> {
  const started = performance.now();
  const app = await launchApp(desktop, { userData });
  const { page } = app;
  const requestable = page.getByRole('radio', { name: 'Requestable', exact: true });
  await seen(page, '[role=radio]');
  await requestable.press('Space');
  await rowsAre(page, ['iot', 'this-computer']);
  await page.getByRole('searchbox', { name: 'Search resources' }).focus();
  await page.keyboard.press('h');
  await rowsAre(page, ['this-computer']);
  const taken = performance.now() - started;
  await app.close();
  return taken;
}

// Both sides are watched from frame to frame inside the page: Playwright's own waiting looks in steps that grow to
// half a second, which would be measured with them.
async function seen(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector);
}

/** Waits until just these machines are listed. */
async function rowsAre(page: Page, names: readonly string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const rows = [...document.querySelectorAll('[role=row]')].map((row) => row.textContent ?? '');
    return (
      rows.length === wanted.length &&
      wanted.every((name) => rows.some((row) => row.includes(name)))
    );
  }, names);
}

/** Milliseconds from spawning an Electron app with an empty window to its first paint. */
async function startEmptyWindow({ desktop, emptyApp }: Rig): Promise<number> {
  const started = performance.now();
  const electron = await launchElectron(desktop, [emptyApp]);
  await firstPaint(await electron.firstWindow());
  const taken = performance.now() - started;
  await electron.close();
  return taken;
}

async function firstPaint(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
}

export const group = defineGroup<Rig>({
  open: openRig,
  measures: [
    {
      name: 'cold_start_ratio',
      about: 'spawn to a typed key having filtered a real row, against an empty window painted',
      goal: { atMost: 2 },
      async run(rig) {
        const { ours, peer } = await inTurn(
          5,
          () => startDaypass(rig),
          () => startEmptyWindow(rig),
        );
        return {
          value: median(ours) / median(peer),
          peer: `${median(ours).toFixed(0)} ms; empty window ${median(peer).toFixed(0)} ms`,
        };
      },
    },
  ],
});
