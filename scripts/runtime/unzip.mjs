import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const open = promisify(
  /** @type {(path: string, options: yauzl.Options, done: (error: Error | null, zip: yauzl.ZipFile) => void) => void} */ (
    yauzl.open
  ),
);

/**
 * Unzips the files that `place` finds a place for, with their modes.
 * @param {string} zipFile
 * @param {string} target an existing folder
 * @param {(name: string) => string | null} place where in `target` a file goes; null leaves it out
 */
export async function unzip(zipFile, target, place) {
  const zip = await open(zipFile, { lazyEntries: true, autoClose: true });
  const openStream = promisify(zip.openReadStream.bind(zip));
  await new Promise((resolve, reject) => {
    zip.once('end', resolve);
    zip.once('error', reject);
    zip.on('entry', (/** @type {yauzl.Entry} */ entry) => {
      const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (path === null) return zip.readEntry();
      const file = join(target, path);
      mkdirSync(dirname(file), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      openStream(entry)
        .then((content) => pipeline(content, createWriteStream(file, { mode: mode || 0o644 })))
        .then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}
