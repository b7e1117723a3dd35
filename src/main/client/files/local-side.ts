import { constants } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  type FileHandle,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Stats } from 'node:fs';
import { orLocalProblem } from '#shared/lib/file-problem';
import type { FileEntry } from '#shared/model/file';
import { isReadable, localName } from './names';
import type { FileSide, Found, OpenFile } from './side';

const unreadable: Found = { kind: 'other', link: false, size: 0, changed: 0, mode: 0 };
const base = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
/** Windows has none. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const listAtOnce = 64;
/** File systems without links of this kind answer so. */
const noLinks: ReadonlySet<unknown> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
]);

const orSay = <T>(path: string, work: Promise<T>): Promise<T> => orLocalProblem(base(path), work);

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

function orNull(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

function found(stats: Stats, isLink: boolean): Found {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  const { size, mtimeMs, mode } = stats;
  // To the second, as servers count it.
  const changed = Math.floor(mtimeMs / 1_000) * 1_000;
  // Windows has no such bits, and shows all of them.
  const bits = process.platform === 'win32' ? (kind === 'folder' ? 0o755 : 0o644) : mode & 0o7777;
  return { kind, link: isLink, size, changed, mode: bits };
}

/** The files of this computer, as the account that runs the app may use them. */
export function localSide(platform: NodeJS.Platform = process.platform): FileSide {
  return {
    place: 'here',
    largestChunk: Infinity,
    join,
    nameFor: (name) => localName(name, platform),
    // Both keep one file for names that differ in case alone.
    fold: (name) =>
      platform === 'win32' || platform === 'darwin' ? name.normalize('NFC').toLowerCase() : name,
    // As a program that makes a file here would leave it, and so that it can be written again.
    modeFor: (mode) => (mode & 0o777 & ~process.umask()) | 0o600,
    find: (path) => orSay(path, find(path)),
    list: (folder) => orSay(folder, list(folder)),
    makeFolder: (path) => orSay(path, mkdir(path)),
    openToRead: (path) => opened(path, constants.O_RDONLY),
    openToWrite: (path, keep) =>
      opened(
        path,
        keep
          ? constants.O_WRONLY | noFollow
          : constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
      ),
    publish: (path, name, replace) => orSay(name, publish(path, name, replace)),
    remove: (path) => orSay(path, rm(path, { force: true })),
    room: async (folder) => {
      const { bavail, bsize } = await orSay(folder, statfs(folder));
      return bavail * bsize;
    },
  };
}

async function find(path: string): Promise<Found | null> {
  const own = await lstat(path).catch(orNull);
  if (!own?.isSymbolicLink()) return own && found(own, false);
  const target = await stat(path).catch(() => null);
  return target ? found(target, true) : { ...found(own, true), kind: 'other' };
}

async function list(folder: string): Promise<FileEntry[]> {
  const names = await readdir(folder);
  const entries: FileEntry[] = [];
  for (let at = 0; at < names.length; at += listAtOnce) {
    const some = names.slice(at, at + listAtOnce).map(async (name) => {
      const stats = await lstat(join(folder, name)).catch(() => null);
      if (stats) return [{ name, ...found(stats, stats.isSymbolicLink()) }];
      // What has gone meanwhile is not there; what has a name that cannot be read is, and nothing can be done with it.
      return isReadable(name) ? [] : [{ name, ...unreadable }];
    });
    entries.push(...(await Promise.all(some)).flat());
  }
  return entries;
}

async function publish(path: string, name: string, replace: boolean): Promise<boolean> {
  if (replace) return rename(path, name).then(() => true);
  try {
    // Unlike renaming, this replaces nothing.
    await link(path, name);
    await rm(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!noLinks.has(codeOf(error))) throw error;
  }
  if (await lstat(name).catch(orNull)) return false;
  await rename(path, name);
  return true;
}

async function opened(path: string, flags: number): Promise<OpenFile> {
  return openFile(path, await orSay(path, open(path, flags, 0o600)));
}

function openFile(path: string, file: FileHandle): OpenFile {
  return {
    read: async (buffer, length, position) =>
      (await orSay(path, file.read(buffer, 0, length, position))).bytesRead,
    async write(bytes, position) {
      for (let at = 0; at < bytes.length;)
        at += (await orSay(path, file.write(bytes, at, bytes.length - at, position + at)))
          .bytesWritten;
    },
    find: async () => found(await orSay(path, file.stat()), false),
    async settle(mode, changed) {
      // Some file systems keep neither.
      await file.chmod(mode).catch(() => undefined);
      await file.utimes(changed / 1_000, changed / 1_000).catch(() => undefined);
    },
    close: () => orSay(path, file.close()),
  };
}
