import type { ProfileState } from '#shared/ipc/app-state';
import { quotedWord } from '#shared/lib/shell-word';

type StockSsh = NonNullable<ProfileState['stockSsh']>;

const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word for a POSIX shell: as it is where that is safe, else in single quotes. */
export function shellWord(text: string): string {
  return plain.test(text) ? text : quotedWord(text);
}

/** The value of an ssh option that holds a path: ssh splits it at spaces itself, unless it stands in quotes. */
function optionPath(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}

/**
 * The command by which the stock ssh client gets through the gateway, with the app's agent. Names and addresses come
 * from the cluster, and people paste this into a shell: whatever they hold, each is one word of one command.
 */
export function stockSshCommand(ssh: StockSsh, login: string, node: string): string {
  return [
    `SSH_AUTH_SOCK=${shellWord(ssh.agentSocket)}`,
    'ssh',
    '-o',
    shellWord(`UserKnownHostsFile=${optionPath(ssh.knownHosts)}`),
    '-p',
    String(ssh.proxyPort),
    '-l',
    shellWord(`${login}@${node}`),
    // What follows is a host, also where the cluster tells one that begins like an option.
    '--',
    shellWord(ssh.proxyHost),
  ].join(' ');
}
