import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';

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
      if (/["\\$%*?[\]\p{Cc}]/u.test(include))
        throw refused(include, 'has a character that ssh reads otherwise');
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
    throw refused(path, code === 'ELOOP' ? 'is a link' : `cannot be read (${code ?? 'unknown'})`);
  }
  try {
    const found = await file.stat();
    if (!found.isFile() || found.nlink !== 1) throw refused(path, 'is not a plain file of its own');
    requireOwn(path, found);
    if (found.size > mostBytes) throw refused(path, 'is too long');
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
    if (code !== 'EEXIST') throw refused(folder, `cannot be made (${code ?? 'unknown'})`);
  }
  const found = await lstat(folder);
  if (!found.isDirectory()) throw refused(folder, 'is not a folder, but maybe a link to one');
  requireOwn(folder, found);
}

function requireOwn(path: string, found: { readonly uid: number; readonly mode: number }): void {
  if (process.getuid && found.uid !== process.getuid())
    throw refused(path, 'belongs to somebody else');
  if ((found.mode & 0o022) !== 0) throw refused(path, 'can be changed by others');
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
    if ((await read(path))?.changed !== found?.changed)
      throw refused(path, 'was changed by another program in this moment');
    await rename(unfinished, path);
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw refused(
      path,
      `cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    );
  } finally {
    await rm(unfinished, { force: true });
  }
}

function refused(path: string, why: string): ExpectedError {
  return new ExpectedError(
    'conflict',
    `${path} ${why}, so Daypass did not change it. Add the line yourself if you like.`,
  );
}
