import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

/** Given to the app by the system at login: no window is opened, the tray is enough. */
export const backgroundSwitch = '--background';

/** Has the system start the app when its account signs in to the computer, or no longer. */
export interface LoginEntry {
  /** @throws ExpectedError where that cannot be written */
  set(enabled: boolean): void;
  /** Lets an entry that is there start the app where it is now. */
  refresh(): void;
}

/** One argument of a desktop entry's Exec line: quoted, and then escaped as every value of such a file is. */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, String.raw`\$&`);
  return `"${inQuotes.replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`;
}

/** An entry of the XDG autostart folder, for a command that may hold anything but line breaks. */
export function autostartText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Daypass',
    'Comment=Access for a day, not for ever',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=daypass',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * On Linux: a desktop entry in the folder whose entries desktops start.
 *
 * @param configFolder `$XDG_CONFIG_HOME`
 */
export function autostartEntry(configFolder: string, command: readonly string[]): LoginEntry {
  const path = join(configFolder, 'autostart', 'daypass.desktop');
  const text = autostartText(command);
  const write = (): void => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.part`, text, { mode: 0o644 });
    renameSync(`${path}.part`, path);
  };
  const current = (): string | null => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  };
  return {
    set(enabled) {
      try {
        if (enabled) write();
        else rmSync(path, { force: true });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new ExpectedError('internal', t('desktop.login.notChanged', { path, why }));
      }
    },
    refresh() {
      const now = current();
      if (now === null || now === text) return;
      // Somebody's own switch of it stays: desktops turn an entry off by a line in it.
      if (/^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(now)) return;
      write();
    },
  };
}
