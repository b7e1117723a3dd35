import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Closable } from '#shared/lib/closable';
import takeUsualPorts from '../../test/helpers/app/take-usual-ports';
import { launchApp, newUserData } from '../../test/helpers/app/launch';
import { screensOf } from '../../test/helpers/app/screens';
import {
  startDesktopSession,
  type DesktopSession,
} from '../../test/helpers/desktop/desktop-session';

/** What the app's measures share. */
export interface AppRig extends Closable {
  readonly desktop: DesktopSession;
  /** A profile folder with the demo cluster in it, alice signed in. */
  readonly userData: string;
  /** A folder with the smallest Electron app that opens a window. */
  readonly emptyApp: string;
}

export async function openAppRig(): Promise<AppRig> {
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
