import { isAbsolute, join, resolve } from 'node:path';
import type { App } from 'electron';

const switches = ['--profile-folder=', '--user-data-dir='];

/**
 * The folder that this start keeps everything in, when one was chosen: `--profile-folder=`, `--user-data-dir=`,
 * or the variable DAYPASS_USER_DATA. Two starts on one folder are one app.
 */
export function chosenUserDataFolder(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string | null {
  for (const name of switches) {
    const value = argv.find((argument) => argument.startsWith(name))?.slice(name.length);
    if (value) return isAbsolute(value) ? value : resolve(cwd, value);
  }
  const value = env['DAYPASS_USER_DATA'];
  return value ? resolve(cwd, value) : null;
}

/** Must run before anything asks for the folder. */
export function chooseUserDataFolder(app: App): void {
  const folder = chosenUserDataFolder(process.argv, process.env, process.cwd());
  if (folder !== null) app.setPath('userData', folder);
}

/** Where the hosted cluster of that name keeps its data. */
export function clusterFolder(userData: string, name: string): string {
  return join(userData, 'clusters', name);
}

/**
 * Where compiled code is kept for the next start. None where the system vouches for a packaged app's code, as macOS
 * and Windows do: code from a folder that the account can write would get round that.
 */
export function codeCacheFolder(
  { isPackaged }: Pick<App, 'isPackaged'>,
  userData: string,
  platform: string = process.platform,
): string | null {
  return isPackaged && platform !== 'linux' ? null : join(userData, 'code-cache');
}
