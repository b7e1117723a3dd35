import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';
import { step, Stop } from './terminal.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} Packages */

/** @param {string} lockFile @returns {Packages} */
function packagesOf(lockFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  delete packages[''];
  return packages;
}

/**
 * Whether what npm says it installed is what the lock asks for. An optional package may be absent: npm leaves out
 * those for other platforms.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function matchesLock(wanted, installed) {
  const extra = Object.keys(installed).some((path) => !(path in wanted));
  return (
    !extra &&
    Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const found = installed[path];
      if (!found) return optional === true;
      return found.version === version && found.integrity === integrity;
    })
  );
}

/** Installs the npm packages unless they are there as the lock says. */
export async function ensureNpmPackages() {
  const installed = 'node_modules/.package-lock.json';
  const current =
    existsSync(installed) && matchesLock(packagesOf('package-lock.json'), packagesOf(installed));
  if (current) return;
  // Nothing has to be compiled: what has native code comes prebuilt.
  const args = [
    'ci',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  await step('Fetching the npm packages (about 100 MB)', () => run('npm', args)).catch(() => {
    throw new Stop('The npm packages could not be installed; see what npm says above.');
  });
}
