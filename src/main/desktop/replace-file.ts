import { existsSync, realpathSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that only this account can read, in one step: a full disk or a crash leaves the old one. Where the
 * file is a link, what it leads to is written.
 *
 * @throws Error of the file system
 */
export function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  writeFileSync(`${target}.new`, text, { mode: 0o600 });
  renameSync(`${target}.new`, target);
}
