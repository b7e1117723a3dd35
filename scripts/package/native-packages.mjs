import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages with native code, which stay outside the bundles (vite.main.config.ts). */
const roots = ['libsql', '@lydell/node-pty'];

/**
 * Every package that the given ones need at run time and that is installed, themselves included, as folders below
 * the project. Optional ones for other platforms are not installed and so left out.
 * @param {string} project
 * @param {readonly string[]} [names]
 */
export function packageFolders(project, names = roots) {
  const found = new Set();
  /** @param {string} name @param {string} from the folder of the package that needs it */
  const add = (name, from) => {
    const nested = join(from, 'node_modules', name);
    const folder = existsSync(join(project, nested)) ? nested : join('node_modules', name);
    if (found.has(folder) || !existsSync(join(project, folder))) return;
    found.add(folder);
    const about = JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8'));
    const needs = { ...about.dependencies, ...about.optionalDependencies };
    for (const needed of Object.keys(needs)) add(needed, folder);
  };
  for (const name of names) add(name, '.');
  return [...found];
}

/**
 * Copies them into the app that is being packaged.
 * @param {string} project
 * @param {string} target
 */
export function copyNativePackages(project, target) {
  for (const folder of packageFolders(project)) {
    cpSync(join(project, folder), join(target, folder), { recursive: true });
  }
}
