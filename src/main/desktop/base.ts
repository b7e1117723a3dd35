import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { createStateStore, type StateStore } from './app-state';
import { createDoNotDisturb, type DoNotDisturbControl } from './do-not-disturb';
import { catchBugs, reportTo } from './failures';
import { FileBoard } from './files/file-board';
import { moveOldPreferences } from './old-preferences';
import { openPreferences, type PreferencesStore } from './preferences';
import { openProcessLog, type ProcessLog } from './process-log';
import { openSettingsFile, type SettingsFileStore } from './settings-file';
import { showSettings } from './settings-state';
import { watchSettings } from './settings-watch';
import { speakAsChosen } from './speaking';
import { keepSshInclude, type SshInclude } from './ssh-include';

/** What everything else stands on. */
export interface Base {
  readonly userData: string;
  readonly log: ProcessLog;
  readonly onBug: (error: unknown) => void;
  readonly preferences: PreferencesStore;
  readonly settings: SettingsFileStore;
  readonly state: StateStore;
  readonly doNotDisturb: DoNotDisturbControl;
  readonly sshInclude: SshInclude;
  readonly fileBoard: FileBoard;
}

/** Opens the log, the preferences and the state; what the preferences could not tell becomes a notice. */
export async function openBase(): Promise<Base> {
  const userData = app.getPath('userData');
  const log = openProcessLog(join(userData, 'logs', 'daypass.log'), Date.now);
  const onBug = reportTo(log);
  catchBugs(onBug);
  const preferences = openPreferences(userData, Date.now, onBug);
  const settings = openSettingsFile(userData, Date.now);
  moveOldPreferences(preferences, settings);
  watchSettings(settings.path, settings.reread);
  const follow = () => void (nativeTheme.themeSource = settings.get('appearance.theme'));
  follow();
  settings.onChange(follow);
  const state = createStateStore({
    version: app.getVersion(),
    platform: process.platform,
    schedule: setImmediate,
  });
  await speakAsChosen(settings, state, onBug);
  if (preferences.problem) state.notify({ id: 'preferences', text: preferences.problem });
  showSettings(settings, state);
  state.update({ tour: preferences.get('tour') });
  const doNotDisturb = createDoNotDisturb({ preferences, settings, state, now: Date.now });
  const sshInclude = keepSshInclude(userData, onBug);
  state.onChange(({ profiles }) => sshInclude.follow(profiles));
  const fileBoard = new FileBoard();
  return {
    ...{ userData, log, onBug, preferences, settings, state },
    ...{ doNotDisturb, sshInclude, fileBoard },
  };
}
