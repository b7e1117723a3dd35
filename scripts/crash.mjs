#!/usr/bin/env node
// npm run test:crash -- [--rounds N] [--seed N]: kills the cluster again and again, and looks at what is left.
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureNpmPackages } from './lib/npm-packages.mjs';
import { checkNode } from './lib/prepare.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { runScript, Stop } from './lib/terminal.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

/** @param {string} name @param {string} text */
function wholeNumber(name, text) {
  if (/^\d{1,9}$/.test(text)) return text;
  throw new Stop(`--${name} takes a whole number; "${text}" is none.`);
}

await runScript(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '1000' }, seed: { type: 'string' } },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const seed =
    values.seed === undefined ? {} : { DAYPASS_CRASH_SEED: wholeNumber('seed', values.seed) };
  checkNode();
  await ensureNpmPackages();
  const file = 'test/integration/cluster-crash.test.ts';
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project=integration', file];
  return exitCodeOf(process.execPath, args, {
    env: { ...seed, DAYPASS_CRASH_ROUNDS: rounds },
  });
});
