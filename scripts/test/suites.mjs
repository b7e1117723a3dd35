import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { exitCodeOf } from '../lib/run.mjs';
import { judged, playwrightCounts, vitestCounts } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {(args: readonly string[], env: Record<string, string>) => Promise<Counts>} Suite */

const reports = '.vite/test';
const npm = ['run', '--silent'];

/** A check without tests of its own counts as one. @param {string} script @returns {Suite} */
const check = (script) => async () => {
  const code = await exitCodeOf('npm', [...npm, script]);
  return code === 0
    ? { passed: 1, failed: 0, notes: [] }
    : { passed: 0, failed: 1, notes: [`ended with exit code ${code}`] };
};

/**
 * Runs a test tool that writes a JSON report.
 * @param {string} name
 * @param {(report: string, args: readonly string[]) => { args: string[], env: Record<string, string> }} command
 * @param {(report: any) => Counts} count
 * @returns {Suite}
 */
const reporting = (name, command, count) => async (extra, env) => {
  const report = `${reports}/${name}.json`;
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const { args, env: own } = command(report, extra);
  const code = await exitCodeOf(process.execPath, args, { env: { ...env, ...own } });
  const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : null;
  return judged(counts, code);
};

/** @param {string} project */
const vitest = (project) =>
  reporting(
    project,
    (report, extra) => ({
      args: [
        'node_modules/vitest/vitest.mjs',
        'run',
        `--project=${project}`,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...extra,
      ],
      env: {},
    }),
    vitestCounts,
  );

const playwright = reporting(
  'e2e',
  (report, extra) => ({
    args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...extra],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  }),
  playwrightCounts,
);

/** In the order in which a mistake shows up soonest. @type {Readonly<Record<string, Suite>>} */
export const suites = {
  types: check('test:types'),
  lint: check('test:lint'),
  unit: vitest('unit'),
  integration: vitest('integration'),
  e2e: playwright,
};
