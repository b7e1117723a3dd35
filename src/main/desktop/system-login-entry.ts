import { app } from 'electron';
import { autostartEntry, backgroundSwitch, type LoginEntry } from './login-entry';

/** Whether the system started the app at login, so that nobody asked for its window. */
export function isStartedAtLogin(): boolean {
  if (process.argv.includes(backgroundSwitch)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** The list of what starts at login as this system keeps it. */
export function systemLoginEntry(): LoginEntry {
  // Unpackaged, the runtime has to be told which app it is to run.
  const command = app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
  if (process.platform === 'linux')
    return autostartEntry(app.getPath('appData'), [...command, backgroundSwitch]);
  return {
    set: (openAtLogin) =>
      app.setLoginItemSettings({
        openAtLogin,
        path: process.execPath,
        args: [...command.slice(1), backgroundSwitch],
      }),
    refresh: () => undefined,
  };
}
