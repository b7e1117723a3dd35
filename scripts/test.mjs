#!/usr/bin/env node
// npm test: installs what is missing and runs every suite; "node scripts/test.mjs NAME [arguments]" runs one.
// The last line is "N passed, N failed".
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareApp } from './lib/prepare.mjs';
import { runScript, Stop } from './lib/terminal.mjs';
import { total } from './test/counts.mjs';
import { suites } from './test/suites.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

/** @param {string} name @param {readonly string[]} args @param {Record<string, string>} env */
async function runSuite(name, args, env) {
  const suite = suites[name];
  if (!suite)
    throw new Stop(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  console.log(`\n== ${name}`);
  const started = Date.now();
  const counts = await suite(args, env);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const notes = counts.notes.map((note) => ` (${note})`).join('');
  const line = `${name}: ${counts.passed} passed, ${counts.failed} failed${notes}, ${seconds} s`;
  return { ...counts, line };
}

await runScript(async () => {
  const [only, ...args] = process.argv.slice(2);
  const env = await prepareApp(['window', 'tests']);
  const results = [];
  for (const name of only === undefined ? Object.keys(suites) : [only]) {
    results.push(await runSuite(name, args, env));
  }
  const { passed, failed } = total(results);
  console.log(`\n${results.map(({ line }) => line).join('\n')}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
