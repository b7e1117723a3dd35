import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stateFile = '.vite/build-state';
const inputs = [
  'src',
  'package.json',
  'package-lock.json',
  'vite.main.config.ts',
  'vite.renderer.config.ts',
];

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesOf(join(path, name)));
}

/** A hash over the names and contents of all that the build is made from. */
export function contentHash() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf)) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether the last finished build was made from just these files. */
export function isCurrent() {
  const built = ['.vite/build/main.cjs', '.vite/renderer/index.html'].every((file) =>
    existsSync(file),
  );
  return built && existsSync(stateFile) && readFileSync(stateFile, 'utf8') === contentHash();
}

/** Notes what the finished build was made from. */
export function remember() {
  writeFileSync(stateFile, contentHash());
}
