import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { commandUser, startSshd, type Sshd } from '../sshd';
import { collect, type SshResult } from '../gateway/stock-ssh';
import type { ApiCaller } from './api-caller';

/** A real sshd, and a folder that stands for `/` on its machine, as the enrolment script takes them. */
export interface ServerToEnrol {
  readonly sshd: Sshd;
  /** `/etc/daypass` of the machine. */
  readonly conf: string;
  readonly configFile: string;
  /** Runs the app's command with the options that fit this machine, and further ones. */
  enrol(command: string, ...more: string[]): Promise<SshResult>;
  /** Runs the installed program. */
  program(action: 'refresh' | 'remove', ...more: string[]): Promise<SshResult>;
  /** Starts what keeps the server's tunnel; it ends with the server. */
  tunnel(): void;
  /** All files of sshd's configuration and of the script, by path from the folder. */
  files(): Record<string, string>;
  /** Puts a file there, 0755 where it starts with `#!`. */
  write(path: string, text: string): void;
  /** Waits until sshd has read its configuration so many times. */
  loads(times: number): Promise<void>;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Whether sshd_config includes the files of sshd_config.d, as Debian's does. */
  readonly includes: boolean;
  readonly lines?: readonly string[];
  /** What runs the script instead of root's shell. */
  readonly shell?: readonly string[];
}

export async function startServerToEnrol(options: ServerOptions): Promise<ServerToEnrol> {
  const { includes, lines = [], shell = ['sh'] } = options;
  const include = includes ? ['Include {folder}/sshd_config.d/*.conf'] : [];
  const sshd = await startSshd({ lines: [...lines, ...include, 'PermitRootLogin yes'] });
  const at = (path: string): string => join(sshd.folder, path);
  writeFileSync(at('pid'), String(sshd.pid));
  const own = ['--root', at('root'), '--sshd-config', at('sshd_config'), '--pid-file', at('pid')];
  const words = [...own, '--command-user', commandUser];
  const tunnels: ChildProcess[] = [];
  const server: ServerToEnrol = {
    sshd,
    conf: at('root/etc/daypass'),
    configFile: at('sshd_config'),
    enrol(command, ...more) {
      const line = `${command.replace('| sudo sh -s', `| ${shell.join(' ')} -s`)} "$@"`;
      return collect(spawn('sh', ['-c', line, 'sh', ...words, ...more]));
    },
    program(action, ...more) {
      const path = at('root/usr/local/bin/daypass-node');
      const [first = 'sh', ...rest] = [...shell, path, action, '--root', at('root'), ...more];
      return collect(spawn(first, rest));
    },
    tunnel() {
      const path = at('root/usr/local/bin/daypass-node');
      tunnels.push(spawn('sh', [path, 'tunnel', '--root', at('root')], { stdio: 'ignore' }));
    },
    files: () => filesIn(sshd.folder, ['sshd_config', 'sshd_config.d', 'root']),
    write(path, text) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
    },
    async loads(times) {
      while (sshd.log().split('Server listening').length - 1 < times)
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async close() {
      for (const child of tunnels) child.kill();
      await sshd.close();
    },
  };
  return server;
}

function filesIn(folder: string, names: readonly string[]): Record<string, string> {
  const paths = names.flatMap((name) => {
    const path = join(folder, name);
    if (!existsSync(path)) return [];
    if (name.includes('.d') || !name.includes('_'))
      return readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    return [path];
  });
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

type Wanted = ApiInput<'nodes.makeJoinToken'>;

/** A command for one server that holds for an hour, unless told otherwise. */
export function makeCommand(
  caller: ApiCaller,
  part: Partial<Wanted> = {},
): Promise<ApiOutput<'nodes.makeJoinToken'>> {
  return caller.call('nodes.makeJoinToken', {
    labels: {},
    namePattern: null,
    uses: 1,
    validFor: 3_600_000,
    address: null,
    ...part,
  });
}
