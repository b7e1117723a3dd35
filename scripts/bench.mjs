#!/usr/bin/env node
// npm run bench -- [GROUP…] [--json FILE]
import { build } from 'vite';
import { ensureRuntime, runtimeEnvironment } from './electron-runtime.mjs';
import { exitCodeOf, run } from './lib/run.mjs';
import { runScript } from './lib/terminal.mjs';

await runScript(async () => {
  const runtime = await ensureRuntime();
  await run(process.execPath, ['scripts/build.mjs']);
  await build({ configFile: 'vite.bench.config.ts', logLevel: 'warn' });
  const args = ['--enable-source-maps', '.vite/bench/run.mjs', ...process.argv.slice(2)];
  return exitCodeOf(process.execPath, args, { env: runtimeEnvironment(runtime) });
});
