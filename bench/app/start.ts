import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { launchApp, launchElectron } from '../../test/helpers/app/launch';
import { inTurn, median, type Measure } from '../lib/measure';
import { proportionalMemory } from './memory';
import type { AppRig } from './rig';

/** By then what a start leaves for later has been done, on both sides. */
const restMs = 5_000;

/** Milliseconds from spawning the app to a typed key having filtered a real row, the cluster ready. */
async function startDaypass({ desktop, userData }: AppRig): Promise<number> {
  const started = performance.now();
  const app = await launchApp(desktop, { userData });
  await filterRows(app.page);
  const taken = performance.now() - started;
  await app.close();
  return taken;
}

async function filterRows(page: Page): Promise<void> {
  await seen(page, '[role=radio]');
  await page.getByRole('radio', { name: 'Requestable', exact: true }).press('Space');
  await rowsAre(page, ['iot', 'this-computer']);
  await page.getByRole('searchbox', { name: 'Search resources' }).focus();
  await page.keyboard.press('h');
  await rowsAre(page, ['this-computer']);
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

/** Starts an Electron app with an empty window, painted. */
async function openEmptyWindow({ desktop, emptyApp }: AppRig): Promise<ElectronApplication> {
  const electron = await launchElectron(desktop, [emptyApp]);
  const page = await electron.firstWindow();
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  return electron;
}

async function startEmptyWindow(rig: AppRig): Promise<number> {
  const started = performance.now();
  const electron = await openEmptyWindow(rig);
  const taken = performance.now() - started;
  await electron.close();
  return taken;
}

/** Megabytes of all processes, a while after the same start. */
async function daypassMemory({ desktop, userData }: AppRig): Promise<number> {
  const app = await launchApp(desktop, { userData });
  await filterRows(app.page);
  await sleep(restMs);
  const megabytes = proportionalMemory(app.electron.process().pid ?? 0);
  await app.close();
  return megabytes;
}

async function emptyWindowMemory(rig: AppRig): Promise<number> {
  const electron = await openEmptyWindow(rig);
  await sleep(restMs);
  const megabytes = proportionalMemory(electron.process().pid ?? 0);
  await electron.close();
  return megabytes;
}

export const startMeasures: readonly Measure<AppRig>[] = [
  {
    name: 'cold_start_ratio',
    about: 'spawn to a typed key having filtered a real row, against an empty window painted',
    goal: { atMost: 1.5 },
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
  {
    name: 'memory_ratio',
    about: 'proportional memory of all processes after a start, against an empty window',
    goal: { atMost: 1.6 },
    async run(rig) {
      const { ours, peer } = await inTurn(
        3,
        () => daypassMemory(rig),
        () => emptyWindowMemory(rig),
      );
      return {
        value: median(ours) / median(peer),
        peer: `${median(ours).toFixed(0)} MB; empty window ${median(peer).toFixed(0)} MB`,
      };
    },
  },
];
