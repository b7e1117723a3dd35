#!/usr/bin/env node
// npm start: installs what is missing, builds what changed, opens the app. --dev serves the window by Vite, and
// everything else goes to the app, or to the tour where there is no display.
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { hasDisplay, isRoot, prepareApp } from './lib/prepare.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { runScript } from './lib/terminal.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

/** @param {readonly string[]} args @param {Record<string, string>} env */
function openApp(args, env) {
  const flags = [...args];
  if (isRoot()) {
    console.log('Started by root, so Chromium runs without its sandbox (--no-sandbox).');
    flags.push('--no-sandbox');
  }
  const forge = [
    'node_modules/@electron-forge/cli/dist/electron-forge.js',
    'start',
    '--',
    ...flags,
  ];
  return exitCodeOf(process.execPath, forge, { env });
}

await runScript(async () => {
  const args = process.argv.slice(2).filter((argument) => argument !== '--dev');
  if (!hasDisplay()) {
    console.log('There is no display (DISPLAY and WAYLAND_DISPLAY are not set): running the tour.');
    return exitCodeOf(process.execPath, ['scripts/tour.mjs', ...args]);
  }
  const env = await prepareApp(['window']);
  const dev = process.argv.includes('--dev');
  return openApp(args, dev ? { ...env, DAYPASS_DEV: '1' } : env);
});
