import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyNativePackages } from '../../../scripts/package/native-packages.mjs';
import type { Closable } from '#shared/lib/closable';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The app and its runtime where an ordinary account can read them, with a home of that account's own. */
export interface StagedApp extends Closable {
  /** Starts Electron as the account. */
  readonly launcher: string;
  readonly appFolder: string;
  /** A module that holds the app back until Playwright is attached, as it does for apps that it finds itself. */
  readonly holdBack: string;
  readonly home: string;
}

const root = join(import.meta.dirname, '../../..');
export const holdBackModule = join(
  root,
  'node_modules/playwright-core/lib/server/electron/loader.js',
);

/** Hard links where the file system allows, because the runtime is large. */
function linkTree(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/** The helper as a package installs it, for kernels that give ordinary accounts no user namespaces. */
function installSandboxHelper(runtime: string): void {
  const helper = join(runtime, 'chrome-sandbox');
  const content = readFileSync(helper);
  // Written anew, because its link shares the mode with the runtime's own.
  rmSync(helper);
  writeFileSync(helper, content);
  chmodSync(helper, 0o4755);
}

/** A script that runs the binary as the given account. */
function writeLauncher(folder: string, account: Account): string {
  const launcher = join(folder, 'launcher');
  const drop = `setpriv --reuid=${account.uid} --regid=${account.gid} --clear-groups`;
  writeFileSync(launcher, `#!/bin/sh\nexec ${drop} -- ${folder}/runtime/electron "$@"\n`);
  chmodSync(launcher, 0o755);
  return launcher;
}

/** Needs the right to give files away, so root. */
export function stageApp(account: Account): StagedApp {
  const runtimeFolder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!runtimeFolder) throw new Error('Start the tests with npm run test:e2e');
  const folder = mkdtempSync(join(tmpdir(), 'daypass-account-'));
  chmodSync(folder, 0o755);
  const runtime = join(folder, 'runtime');
  linkTree(runtimeFolder, runtime);
  installSandboxHelper(runtime);
  const appFolder = join(folder, 'app');
  cpSync(join(root, '.vite/build'), join(appFolder, '.vite/build'), { recursive: true });
  cpSync(join(root, '.vite/renderer'), join(appFolder, '.vite/renderer'), { recursive: true });
  cpSync(join(root, 'package.json'), join(appFolder, 'package.json'));
  copyNativePackages(root, appFolder);
  const holdBack = join(folder, 'hold-back.cjs');
  copyFileSync(holdBackModule, holdBack);
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  chownSync(home, account.uid, account.gid);
  return {
    launcher: writeLauncher(folder, account),
    appFolder,
    holdBack,
    home,
    close: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}
