#!/usr/bin/env node
// npm run test:soak -- [--cycles N]: connects through the gateway again and again, and looks at what is left behind.
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureNpmPackages } from './lib/npm-packages.mjs';
import { checkNode } from './lib/prepare.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { runScript, Stop } from './lib/terminal.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

await runScript(async () => {
  const { values } = parseArgs({ options: { cycles: { type: 'string', default: '10000' } } });
  if (!/^\d{1,9}$/.test(values.cycles))
    throw new Stop(`--cycles takes a whole number; "${values.cycles}" is none.`);
  checkNode();
  await ensureNpmPackages();
  const file = 'test/integration/gateway-soak.test.ts';
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project=integration', file];
  return exitCodeOf(process.execPath, args, { env: { DAYPASS_SOAK_CYCLES: values.cycles } });
});
