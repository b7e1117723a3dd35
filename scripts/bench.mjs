#!/usr/bin/env node
// npm run bench -- [GROUP…] [--only MEASURE]… [--json FILE]
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareApp } from './lib/prepare.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { runScript } from './lib/terminal.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

await runScript(async () => {
  const env = await prepareApp(['window', 'tests']);
  const { build } = await import('vite');
  await build({ configFile: 'vite.bench.config.ts', logLevel: 'warn' });
  const args = ['--enable-source-maps', '.vite/bench/run.mjs', ...process.argv.slice(2)];
  return exitCodeOf(process.execPath, args, { env });
});
