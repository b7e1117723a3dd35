#!/usr/bin/env node
// npm run package (an app folder in out/) and npm run make (a zip and a deb in out/make/).
import { readFileSync } from 'node:fs';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureRuntime } from './electron-runtime.mjs';
import { checkNode } from './lib/prepare.mjs';
import { ensureNpmPackages } from './lib/npm-packages.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';
import { runScript, Stop } from './lib/terminal.mjs';
import { createTemplate } from './package/runtime-template.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

await runScript(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (command !== 'package' && command !== 'make') throw new Stop('Say "package" or "make".');
  checkNode();
  if (command === 'make') await ensureSystemPackages(['make']);
  await ensureNpmPackages();
  const forge = ['node_modules/@electron-forge/cli/dist/electron-forge.js', command, ...args];
  const runtime = await ensureRuntime();
  if (runtime.own) return exitCodeOf(process.execPath, forge);
  console.log(
    `Packaging with Electron ${runtime.version}, because its own download is out of reach.`,
  );
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8'));
  const template = createTemplate(runtime.folder, version);
  try {
    return await exitCodeOf(process.execPath, forge, { env: template.env });
  } finally {
    template.remove();
  }
});
