import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Closable } from '#shared/lib/closable';
import type { DesktopSession } from '../desktop/desktop-session';

/** The real app, started as a person would, with a profile folder of its own. */
export interface RunningApp extends Closable {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the app's processes wrote, for when a test fails. */
  output(): string;
}

const root = join(import.meta.dirname, '../../..');

/** Milliseconds that a start may take on a machine that does much else. */
export const startMs = 60_000;

/** How Playwright starts the runtime: with Chromium's sandbox, except by root, whom Chromium lets use none. */
export function electronCommand(): { executablePath: string; chromiumSandbox: boolean } {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder)
    throw new Error('ELECTRON_OVERRIDE_DIST_PATH is not set: start the tests by npm run');
  return { executablePath: join(folder, 'electron'), chromiumSandbox: process.getuid?.() !== 0 };
}

export function newUserData(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'daypass-e2e-'));
}

/**
 * Closes the window as its cross does, once it is shown and has one, and says to keep running when asked; settles
 * when it is hidden, which comes after the answer.
 */
export function closeWindow({ electron }: RunningApp): Promise<void> {
  return electron.evaluate(async ({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('There is no window');
    if (!window.isVisible()) await new Promise<void>((shown) => window.once('show', shown));
    const hidden = new Promise<void>((done) => window.once('hide', done));
    window.close();
    await hidden;
  });
}

export function isWindowShown({ electron }: RunningApp): Promise<boolean> {
  return electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible() && !window.isMinimized()),
  );
}

/**
 * Starts Electron with an app, held back until Playwright is attached: a window that opens meanwhile can leave it
 * waiting for ever. Playwright does so only when it is given no path of the runtime, and finds the same one itself.
 */
export function launchElectron(
  desktop: DesktopSession,
  args: readonly string[],
): Promise<ElectronApplication> {
  return _electron.launch({
    chromiumSandbox: electronCommand().chromiumSandbox,
    args: [...args],
    cwd: root,
    env: { ...environment(), ...desktop.env },
    timeout: startMs,
  });
}

/** @param options.userData the profile folder; a new one, removed at close, when left out */
export async function launchApp(
  desktop: DesktopSession,
  options: { readonly userData?: string; readonly args?: readonly string[] } = {},
): Promise<RunningApp> {
  const userData = options.userData ?? (await newUserData());
  const args = [root, `--user-data-dir=${userData}`, ...(options.args ?? [])];
  const electron = await launchElectron(desktop, args);
  const written: string[] = [];
  const keep = (chunk: Buffer): void => void written.push(chunk.toString());
  electron.process().stdout?.on('data', keep);
  electron.process().stderr?.on('data', keep);
  const page = await electron.firstWindow({ timeout: startMs });
  return {
    electron,
    page,
    userData,
    output: () => written.join(''),
    async close() {
      await quit(electron).catch(() => undefined);
      await electron.close();
      if (options.userData === undefined) await rm(userData, { recursive: true, force: true });
    },
  };
}

/** Quits as a person who is asked about live sessions and means it. */
function quit(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ app, dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    app.quit();
  });
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
