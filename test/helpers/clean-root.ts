import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Closable } from '#shared/lib/closable';

const run = promisify(execFile);
const large = { maxBuffer: 64 * 1024 * 1024 } as const;

/** The account that the root has beside root's. */
const account = { uid: 1_000, name: 'tester' } as const;

/** A Debian with nothing but its smallest set of packages, below a folder. */
export interface CleanRoot extends Closable {
  readonly folder: string;
  /** Installs a package from a file, with whatever it depends on and nothing that it recommends. */
  install(file: string): Promise<void>;
  /** What a command that root runs in there prints. */
  output(command: string, ...args: string[]): Promise<string>;
  /**
   * Starts a program as an ordinary account that may use setuid programs, as after an installation. No account can
   * make a user namespace inside a chroot, so Chromium's sandbox needs its helper.
   */
  start(command: string, args: readonly string[], display: string): ChildProcess;
  /**
   * Starts it as an ordinary account that may make user namespaces and cannot use setuid programs, as after
   * unpacking an archive.
   */
  startUnprivileged(command: string, args: readonly string[], display: string): ChildProcess;
}

/** Needs root, mmdebstrap and bubblewrap. */
export async function makeCleanRoot(): Promise<CleanRoot> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-root-'));
  const { stdout: codename } = await run('sh', ['-c', '. /etc/os-release; echo $VERSION_CODENAME']);
  await run('mmdebstrap', ['--quiet', '--variant=minbase', codename.trim(), folder], large);
  // The same sources as here, from wherever this computer gets its packages.
  rmSync(join(folder, 'etc/apt'), { recursive: true });
  cpSync('/etc/apt', join(folder, 'etc/apt'), { recursive: true });
  cpSync('/usr/share/keyrings', join(folder, 'usr/share/keyrings'), { recursive: true });
  for (const file of ['resolv.conf', 'hosts'])
    copyFileSync(`/etc/${file}`, join(folder, 'etc', file));
  for (const [what, ...options] of mounts)
    await run('mount', [...options, what, join(folder, what)]);
  const output = async (command: string, ...args: string[]) =>
    (await run('chroot', [folder, command, ...args], { ...large, env: quiet })).stdout;
  await output('useradd', '--create-home', '--uid', `${account.uid}`, account.name);
  await output('apt-get', '-qq', 'update');
  const home = `/home/${account.name}`;
  const env = (display: string) => ({ PATH: quiet.PATH, HOME: home, DISPLAY: display });
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  return {
    folder,
    output,
    async install(file) {
      copyFileSync(file, join(folder, basename(file)));
      await output(
        'apt-get',
        '-qq',
        '-y',
        'install',
        '--no-install-recommends',
        `/${basename(file)}`,
      );
    },
    start(command, args, display) {
      const as = ['setpriv', `--reuid=${account.uid}`, `--regid=${account.uid}`, '--clear-groups'];
      const line = [folder, ...as, '--', command, ...args];
      return spawn('chroot', line, { stdio: [...stdio], env: env(display) });
    },
    startUnprivileged(command, args, display) {
      const root = ['--bind', folder, '/', '--dev', '/dev', '--proc', '/proc'];
      const as = ['--unshare-user', '--uid', `${account.uid}`, '--gid', `${account.uid}`];
      const line = [...root, ...as, '--die-with-parent', '--', command, ...args];
      return spawn('bwrap', line, { stdio: [...stdio], env: env(display) });
    },
    async close() {
      for (const [what] of mounts.toReversed()) await run('umount', [join(folder, what)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a program expects of a running system: the folder, and how it is mounted. */
const mounts = [
  ['/proc', '-t', 'proc'],
  ['/dev', '--bind'],
  ['/dev/shm', '--bind'],
] as const;

const quiet = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  DEBIAN_FRONTEND: 'noninteractive',
  LC_ALL: 'C.UTF-8',
} as const;
