import {
  accessSync,
  chmodSync,
  constants,
  chownSync,
  existsSync,
  mkdirSync,
  statSync,
} from 'node:fs';
import { userInfo, type UserInfo } from 'node:os';
import { join } from 'node:path';

/** The OS account that the shells of the built-in nodes run as, whatever login they were opened with. */
export interface ShellAccount {
  readonly name: string;
  /** `null`: the account that runs the app, so there is nothing to switch. */
  readonly switchTo: { readonly uid: number; readonly gid: number } | null;
  /** The home of a login, an absolute path that exists. */
  homeOf(login: string): string;
}

/** The account that runs the app, as the system's list of accounts has it. */
type OsAccount = Pick<UserInfo<string>, 'uid' | 'username' | 'homedir'>;

/** Debian's and everyone's account that owns nothing. */
const unprivileged = { name: 'nobody', uid: 65_534, gid: 65_534 } as const;
const setpriv = '/usr/bin/setpriv';

/**
 * Chooses the account: the one that runs the app; or, as root, an unprivileged one, with a home for each login in
 * `homes`, owned by it and closed to others.
 *
 * @param homes where the homes are made when the app runs as root; outside of the cluster's data folder
 * @throws Error when the app runs as root and the system has no `setpriv`
 */
export function prepareShellAccount(
  logins: readonly string[],
  homes = '/var/lib/daypass-demo',
  me: OsAccount = userInfo(),
): ShellAccount {
  if (me.uid !== 0)
    return { name: me.username, switchTo: null, homeOf: () => homeOrRoot(me.homedir) };
  if (!existsSync(setpriv))
    throw new Error(`${setpriv} is missing (package util-linux), and shells must not run as root.`);
  const { name, uid, gid } = unprivileged;
  mkdirSync(homes, { recursive: true, mode: 0o755 });
  for (const login of logins) prepareHome(join(homes, login), { uid, gid });
  return { name, switchTo: { uid, gid }, homeOf: (login) => join(homes, login) };
}

/** The sentence that the screen shows wherever such a shell is offered. */
export function demoShellNotice(account: ShellAccount): string {
  return account.switchTo === null
    ? `Shells on the demo's nodes run on this computer as the account that runs Daypass, "${account.name}", whatever the login.`
    : `Shells on the demo's nodes run on this computer as the unprivileged account "${account.name}", whatever the login.`;
}

/** What starts a program as the account: root's groups and capabilities do not come along. */
export function asAccount(
  account: ShellAccount,
  program: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  if (account.switchTo === null) return program;
  const { uid, gid } = account.switchTo;
  return [
    setpriv,
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=-all',
    '--no-new-privs',
    '--',
    ...program,
  ];
}

/** The folder, or `/` where it cannot be entered: an account may be listed with a home that nobody made. As sshd does. */
function homeOrRoot(folder: string): string {
  try {
    accessSync(`${folder}/`, constants.X_OK);
    return folder;
  } catch {
    return '/';
  }
}

function prepareHome(path: string, owner: { readonly uid: number; readonly gid: number }): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (statSync(path).uid !== owner.uid) chownSync(path, owner.uid, owner.gid);
  chmodSync(path, 0o700);
}
