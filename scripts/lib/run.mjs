import { spawn } from 'node:child_process';
import { Stop } from './terminal.mjs';

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {string} [cwd]
 * @property {boolean} [quiet] keeps its output back, and shows it when the command fails
 * @property {boolean} [takesLeave] it ends what it started in order when it is interrupted: a Ctrl-C in the terminal
 *   then reaches it by us alone, and what it started not at all
 */

/**
 * Runs a command to its end and gives its exit code; its output goes to ours unless `quiet`.
 * Throws when it cannot be started. An interrupt goes to the command, and we end with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function exitCodeOf(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...options.env },
    detached: options.takesLeave === true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (output += String(chunk)));
  const pass = (/** @type {NodeJS.Signals} */ signal) =>
    child.kill(options.takesLeave ? 'SIGINT' : signal);
  process.on('SIGINT', pass).on('SIGTERM', pass).on('SIGHUP', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass).off('SIGHUP', pass);
      if (code !== 0 && output) process.stderr.write(output);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/**
 * The same for a command that has to succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function run(command, args, options = {}) {
  const code = await exitCodeOf(command, args, options);
  if (code !== 0) throw new Stop(`"${command} ${args.join(' ')}" failed (exit code ${code}).`);
}
