#!/usr/bin/env node
// npm run test:make: makes what is shipped, and starts it where nothing else is installed. Needs root for that.
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareApp } from './lib/prepare.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';
import { runScript, Stop } from './lib/terminal.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

await runScript(async () => {
  if (process.getuid?.() !== 0) throw new Stop('A clean root is made and entered by root alone.');
  const env = await prepareApp(['window', 'tests', 'make']);
  await ensureSystemPackages(['makeTests']);
  const made = await exitCodeOf(process.execPath, ['scripts/package.mjs', 'make'], { env });
  if (made !== 0) return made;
  const test = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'playwright.make.config.ts'];
  return exitCodeOf(process.execPath, test, { env });
});
