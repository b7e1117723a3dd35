import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';

/** A machine as stock OpenSSH reaches it. */
export interface StockTarget {
  readonly config: string;
  readonly login: string;
  /** `iot.demo` */
  readonly host: string;
}

/** What OpenSSH takes as the name of a host or of a user, and no program takes as an option. */
const plainHost = /^[a-z0-9][a-z0-9.-]*$/;
const plainLogin = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/**
 * The machine of a session for other programs.
 *
 * @throws ExpectedError `wrong_state` or `conflict` when they cannot reach it, saying why
 */
export function stockTarget(session: SessionState, profile: ProfileState | undefined): StockTarget {
  const stock = profile?.stockSsh;
  if (!stock) throw new ExpectedError('wrong_state', t('desktop.stock.signInFirst'));
  const { login, name, resource } = session;
  if (!plainLogin.test(login))
    throw new ExpectedError('conflict', t('desktop.stock.otherLogin', { login }));
  // OpenSSH writes names in small letters; by its id a machine is reached whatever its name.
  const machine = plainHost.test(name) ? name : (resource.split('/').at(-1) ?? '');
  return { config: stock.config, login, host: `${machine}.${stock.suffix}` };
}

/** The command of stock OpenSSH, as words. */
export function sshWords({ config, login, host }: StockTarget): readonly string[] {
  return ['ssh', '-F', config, '-l', login, '--', host];
}

/** What opens Visual Studio Code on the machine; it uses the person's own ssh_config. */
export function editorAddress({ login, host }: StockTarget): string {
  return `vscode://vscode-remote/ssh-remote+${login}@${host}/`;
}
