import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRuntime, runtimeEnvironment } from '../electron-runtime.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { run } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { Stop } from './terminal.mjs';

const oldestNode = [20, 19];

/** Refuses a Node that is too old, with the version that is needed. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Stop(`Daypass needs Node ${oldestNode.join('.')} or newer; this is Node ${version}.`);
}

export const hasDisplay = () => Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

export const isRoot = () => process.getuid?.() === 0;

/**
 * Whether Chromium's sandbox can be set up: by user namespaces, or by its helper with root's rights.
 * @param {string} helper
 */
function canSandbox(helper) {
  const namespaces = spawnSync('unshare', ['--user', '--map-root-user', 'true'], {
    stdio: 'ignore',
  });
  if (namespaces.status === 0) return true;
  const file = statSync(helper, { throwIfNoEntry: false });
  return file !== undefined && file.uid === 0 && (file.mode & 0o4000) !== 0;
}

/** @param {string} folder the runtime's */
function checkSandbox(folder) {
  const helper = join(folder, 'chrome-sandbox');
  if (process.platform !== 'linux' || isRoot() || canSandbox(helper)) return;
  throw new Stop(
    `This system lets ordinary accounts build no sandbox. Allow Electron's helper to, then start again:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

/**
 * Everything that the app needs before it can be started: packages, Electron and an up-to-date build.
 * @param {readonly import('./system-packages.mjs').Need[]} needs
 * @returns {Promise<Record<string, string>>} what to add to the environment of what starts Electron
 */
export async function prepareApp(needs) {
  checkNode();
  await ensureSystemPackages(needs);
  await ensureNpmPackages();
  const runtime = await ensureRuntime();
  checkSandbox(runtime.folder);
  console.log(`Electron ${runtime.version} in ${runtime.folder}`);
  await run(process.execPath, ['scripts/build.mjs']);
  return runtimeEnvironment(runtime);
}
