import { existsSync } from 'node:fs';
import type { SessionRequest } from '#main/proxy/session-request';
import { asAccount, type ShellAccount } from './account';
import { findSftpServer, noSftpServer } from './sftp-server';
import { sttyArguments } from './terminal-modes';

export interface ShellCommand {
  readonly file: string;
  readonly args: string[];
  readonly home: string;
  readonly environment: Record<string, string>;
}

/** A sentence for the caller: why nothing is started. */
export class ShellRefusal extends Error {}

const bash = '/bin/bash';
const plainShell = '/bin/sh';
const path = '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin';

/**
 * What to start for a session: the account's shell, with an environment of its own and nothing of the app's. The
 * prompt says the login and the node, since the account behind them is another.
 */
export function shellCommand(
  request: SessionRequest,
  context: { readonly account: ShellAccount; readonly login: string; readonly nodeName: string },
): ShellCommand {
  const { account, login, nodeName } = context;
  const home = account.homeOf(login);
  const hasBash = existsSync(bash);
  const shell = hasBash ? bash : plainShell;
  const here = hasBash ? '\\w' : '$PWD';
  const { program, terminal } = request;
  // Start-up files would replace the prompt, and belong to the account, not to the login.
  const flags = hasBash ? ['--noprofile', '--norc'] : [];
  const modes = terminal === null ? [] : sttyArguments(terminal.modes);
  const run = (...words: string[]) => inModes(modes, [shell, ...flags, ...words]);
  const words: readonly [string, ...string[]] =
    program.type === 'subsystem'
      ? [sftpServer()]
      : program.type === 'exec'
        ? run('-c', program.command)
        : run(terminal ? '-i' : '-s');
  const [file, ...args] = asAccount(account, words);
  return {
    file,
    args,
    home,
    environment: {
      LANG: 'C.UTF-8',
      ...request.environment,
      HOME: home,
      USER: login,
      LOGNAME: login,
      SHELL: shell,
      PATH: path,
      PS1: `${login}@${nodeName}:${here}$ `,
      ...(terminal === null ? {} : { TERM: terminal.term }),
    },
  };
}

/** `sftp` is the only subsystem that gets here. @throws ShellRefusal when the system has no server for it */
function sftpServer(): string {
  const path = findSftpServer();
  if (path === null) throw new ShellRefusal(noSftpServer);
  return path;
}

/** Lets the terminal have its modes before the program starts in it. */
function inModes(
  modes: readonly string[],
  program: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  if (modes.length === 0) return program;
  const script = `stty ${modes.join(' ')} 2>/dev/null; exec "$@"`;
  return [plainShell, '-c', script, plainShell, ...program];
}
