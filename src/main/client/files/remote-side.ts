import { ExpectedError } from '#shared/api/errors';
import { fileProblem } from '#shared/lib/file-problem';
import { remoteName } from './names';
import { joinRemote } from './remote-path';
import { foundOf, type Sftp } from './sftp';
import type { FileSide, OpenFile } from './side';

const statvfs = 'statvfs@openssh.com';

/**
 * The files of a server, as a login may use them.
 *
 * @param place tells machines and logins apart, whatever connection leads there
 */
export function remoteSide(sftp: Sftp, place: string): FileSide {
  return {
    place,
    largestChunk: sftp.largestChunk,
    join: joinRemote,
    nameFor: remoteName,
    fold: (name) => name,
    modeFor: (mode) => (mode & 0o777) | 0o600,
    find: (path) => sftp.find(path),
    list: async (folder) => (await sftp.list(folder)).entries,
    makeFolder: (path) => sftp.run(path, (raw, done) => raw.mkdir(path, done)),
    openToRead: (path) => opened(sftp, path, 'r'),
    openToWrite: (path, keep) => opened(sftp, path, keep ? 'r+' : 'wx'),
    publish: (path, name, replace) => publish(sftp, path, name, replace),
    async remove(path) {
      if (await sftp.find(path)) await sftp.run(path, (raw, done) => raw.unlink(path, done));
    },
    room: (folder) => room(sftp, folder),
  };
}

/** The plain rename of SFTP replaces nothing; how it says so is not told apart from other failures. */
async function publish(sftp: Sftp, path: string, name: string, replace: boolean): Promise<boolean> {
  if (!replace && (await sftp.find(name))) return false;
  await sftp.rename(path, name, replace);
  return true;
}

async function room(sftp: Sftp, folder: string): Promise<number | null> {
  if (!sftp.has(statvfs)) return null;
  const { f_bavail, f_frsize } = await sftp.run<Record<'f_bavail' | 'f_frsize', unknown>>(
    folder,
    (raw, done) => raw.ext_openssh_statvfs(folder, done),
  );
  const bytes = Number(f_bavail) * Number(f_frsize);
  return Number.isFinite(bytes) ? bytes : null;
}

async function opened(sftp: Sftp, path: string, flags: 'r' | 'r+' | 'wx'): Promise<OpenFile> {
  const mode = { mode: 0o600 };
  const handle = await sftp.run<Buffer>(path, (raw, done) =>
    flags === 'wx' ? raw.open(path, flags, mode, done) : raw.open(path, flags, done),
  );
  const attributes = (change: Record<string, number>): Promise<void> =>
    sftp
      .run<void>(path, (raw, done) => raw.fsetstat(handle, change as never, done))
      .catch((error: unknown) => {
        // Some servers keep neither times nor permissions.
        if (isLost(error)) throw error;
      });
  return {
    read: (buffer, length, position) =>
      sftp.run(path, (raw, done) =>
        raw.read(handle, buffer, 0, length, position, (error, count) => done(error, count)),
      ),
    write: (bytes, position) =>
      sftp
        .run<void>(path, (raw, done) =>
          raw.write(handle, bytes, 0, bytes.length, position, (error) => done(error)),
        )
        .catch((error: unknown) => explainWrite(sftp, path, error)),
    find: async () => foundOf(await sftp.run(path, (raw, done) => raw.fstat(handle, done)), false),
    async settle(to, changed) {
      await attributes({ mode: to });
      const seconds = Math.floor(changed / 1_000);
      await attributes({ atime: seconds, mtime: seconds });
    },
    close: () => sftp.run(path, (raw, done) => raw.close(handle, done)),
  };
}

/** Servers say "failure" when there is no room; whoever waits for it wants to know. */
async function explainWrite(sftp: Sftp, path: string, error: unknown): Promise<never> {
  if (error instanceof ExpectedError && error.code === 'wrong_state') {
    const left = await room(sftp, path.slice(0, path.lastIndexOf('/')) || '/').catch(() => null);
    if (left !== null && left < sftp.largestChunk) throw fileProblem('ENOSPC', 'there', path);
  }
  throw error;
}

export function isLost(error: unknown): boolean {
  return error instanceof ExpectedError && error.code === 'unreachable';
}
