import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { sshdConfigFor } from '#main/cluster/authority/sshd-config';

/** A real sshd on loopback that knows no other way in than what its configuration says. */
export interface Sshd {
  readonly port: number;
  readonly pid: number;
  /** The account that sshd runs as, and so the login that works without root. */
  readonly login: string;
  /** A folder of the test's own, removed by `close`. */
  readonly folder: string;
  /** The host key's public line. */
  readonly hostKey: string;
  /** The last that it wrote. */
  log(): string;
  close(): Promise<void>;
}

/** So many characters of sshd's log are kept: in a long run it would look as if the tested side were growing. */
const keptLog = 64 * 1024;

/** Who may run sshd's commands: `nobody` as in production, or the only account that an unprivileged sshd has. */
export const commandUser = process.getuid?.() === 0 ? 'nobody' : userInfo().username;

/** The lines that enrolment gives a node, with the node authority's key line in the file `authority.pub`. */
export function enrolledLines(nodeId: string): readonly string[] {
  return sshdConfigFor(nodeId, '/folder/authority.pub')
    .trimEnd()
    .replace('/folder', '{folder}')
    .replace('User nobody', `User ${commandUser}`)
    .split('\n');
}

/** From 9.8 on sshd locks out an address after refusals, and refusals are what tests are made of. */
function withoutPenalties(): string[] {
  const version = spawnSync('ssh', ['-V'], { encoding: 'utf8' }).stderr;
  const [, major, minor] = /OpenSSH_(\d+)\.(\d+)/.exec(version) ?? [];
  const penalizes = Number(major) * 100 + Number(minor) >= 908;
  return penalizes ? ['PerSourcePenalties no'] : [];
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * Starts sshd in the foreground with these further configuration lines.
 *
 * @param files written into the folder before the start; `{folder}` in `lines` stands for that folder
 */
export async function startSshd(options: {
  readonly lines: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-sshd-'));
  chmodSync(folder, 0o755);
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const hostKeyFile = join(folder, 'host_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', hostKeyFile]);
  for (const [name, text] of Object.entries(options.files ?? {}))
    writeFileSync(join(folder, name), text, { mode: 0o644 });
  const port = await freePort();
  writeFileSync(
    join(folder, 'sshd_config'),
    [
      'ListenAddress 127.0.0.1',
      `Port ${port}`,
      `HostKey ${hostKeyFile}`,
      'PidFile none',
      'LogLevel VERBOSE',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'AuthorizedKeysFile none',
      ...withoutPenalties(),
      ...options.lines.map((line) => line.replaceAll('{folder}', folder)),
      '',
    ].join('\n'),
  );
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`sshd did not start:\n${log}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.length > 2 * keptLog) log = log.slice(-keptLog);
      if (log.includes('Server listening')) resolve();
    });
  });
  return {
    port,
    pid: child.pid ?? 0,
    login: userInfo().username,
    folder,
    hostKey: readFileSync(`${hostKeyFile}.pub`, 'utf8').trim(),
    log: () => log,
    async close() {
      child.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
