import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A zip archive with nothing in it: the "end of central directory" record alone (APPNOTE.TXT, 4.3.16). */
const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

/**
 * Makes a runtime ready for packaging without its download: a copy without the loader for app folders, and an
 * empty archive under the name that Forge looks for (it copies the template itself, see forge.config.ts).
 * @param {string} runtime the folder of the runtime
 * @param {string} version of the installed electron package, which the archive is named after
 * @returns {{ env: Record<string, string>, remove: () => void }}
 */
export function createTemplate(runtime, version) {
  const work = mkdtempSync(join(tmpdir(), 'daypass-package-'));
  const template = join(work, 'template');
  cpSync(runtime, template, { recursive: true });
  rmSync(join(template, 'resources', 'app'), { recursive: true });
  const zips = join(work, 'zips');
  mkdirSync(zips);
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  writeFileSync(join(zips, name), emptyZip);
  return {
    env: { DAYPASS_RUNTIME_TEMPLATE: template, DAYPASS_RUNTIME_ZIP_FOLDER: zips },
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}
