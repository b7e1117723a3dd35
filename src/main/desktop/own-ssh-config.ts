import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

/** The person's own ssh_config, which the app changes when they say so and never otherwise. */
export interface OwnSshConfig {
  /** `~/.ssh/config` */
  readonly path: string;
  /** What stands there once it was added. */
  readonly lines: string;
  isAdded(): Promise<boolean>;
  /** Adds the include in front of everything else. Adding twice changes nothing. @throws ExpectedError `conflict` */
  add(): Promise<void>;
  /** Takes away what was added, and nothing else. @throws ExpectedError `conflict` */
  remove(): Promise<void>;
}

const mostBytes = 1024 * 1024;
const marker =
  '# Added by Daypass: reach the clusters you are signed in to. Settings there removes it.';

interface Found {
  readonly text: string;
  readonly mode: number;
  readonly changed: number;
}

/**
 * @param home the person's home folder
 * @param include the file to include, an absolute path
 */
export function openOwnSshConfig(home: string, include: string): OwnSshConfig {
  const path = join(home, '.ssh', 'config');
  const lines = `${marker}\nInclude "${include}"\n`;
  const has = (found: Found | null): boolean =>
    found !== null && `\n${found.text}`.includes(`\n${lines}`);
  return {
    path,
    lines,
    isAdded: async () => has(await read(path)),
    async add() {
      // A quote would end the path, and a wildcard would be one.
      if (/["\\$%*?[\]\p{Cc}]/u.test(include)) throw refused(include, 'oddCharacter');
      await makeFolder(dirname(path));
      const found = await read(path);
      if (!has(found)) await replace(path, found, `${lines}\n${found?.text ?? ''}`);
    },
    async remove() {
      const found = await read(path);
      if (!found || !has(found)) return;
      const at = `\n${found.text}`.indexOf(`\n${lines}`);
      const rest = found.text.slice(at + lines.length);
      const without = `${found.text.slice(0, at)}${at === 0 ? rest.replace(/^\n/, '') : rest}`;
      if (without === '') await rm(path);
      else await replace(path, found, without);
    },
  };
}

/** @returns `null` when there is none */
async function read(path: string): Promise<Found | null> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw refused(path, code === 'ELOOP' ? 'link' : 'unreadable', code);
  }
  try {
    const found = await file.stat();
    if (!found.isFile() || found.nlink !== 1) throw refused(path, 'notPlain');
    requireOwn(path, found);
    if (found.size > mostBytes) throw refused(path, 'tooLong');
    return { text: await file.readFile('utf8'), mode: found.mode & 0o777, changed: found.mtimeMs };
  } finally {
    await file.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw refused(folder, 'notMade', code);
  }
  const found = await lstat(folder);
  if (!found.isDirectory()) throw refused(folder, 'notFolder');
  requireOwn(folder, found);
}

function requireOwn(path: string, found: { readonly uid: number; readonly mode: number }): void {
  if (process.getuid && found.uid !== process.getuid()) throw refused(path, 'othersOwn');
  if ((found.mode & 0o022) !== 0) throw refused(path, 'othersChange');
}

/** Whole or not at all, and not when somebody changed it meanwhile. */
async function replace(path: string, found: Found | null, text: string): Promise<void> {
  const unfinished = `${path}.daypass`;
  try {
    const file = await open(unfinished, 'wx', found?.mode ?? 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await read(path))?.changed !== found?.changed) throw refused(path, 'changedNow');
    await rename(unfinished, path);
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw refused(path, 'notWritten', (error as NodeJS.ErrnoException).code);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** What stands in the way of changing a file or a folder. */
type Obstacle =
  | 'changedNow'
  | 'link'
  | 'notFolder'
  | 'notMade'
  | 'notPlain'
  | 'notWritten'
  | 'oddCharacter'
  | 'othersChange'
  | 'othersOwn'
  | 'tooLong'
  | 'unreadable';

function refused(
  path: string,
  why: Obstacle,
  code: string = t('desktop.error.unknown'),
): ExpectedError {
  return new ExpectedError('conflict', t('desktop.sshConfig.notChanged', { path, why, code }));
}
