import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { LoginEntry } from './login-entry';
import type { StateStore } from './app-state';
import type { PreferencesStore } from './preferences';
import type { SettingsFileStore } from './settings-file';

/**
 * Lets the system's list of what starts at login follow the setting: now, when the file was edited meanwhile, and
 * whenever it changes. What somebody took out of that list by the system's own means stays out until they choose anew.
 */
export function followStartAtLogin(parts: {
  readonly settings: Pick<SettingsFileStore, 'get' | 'onChange'>;
  readonly preferences: Pick<PreferencesStore, 'get' | 'set'>;
  readonly state: Pick<StateStore, 'notify' | 'dismiss'>;
  readonly entry: LoginEntry;
}): void {
  const { settings, preferences, state, entry } = parts;
  const follow = (): void => {
    const wanted = settings.get('background.startAtLogin');
    if (wanted === preferences.get('startsAtLogin')) return state.dismiss('login');
    try {
      entry.set(wanted);
      preferences.set('startsAtLogin', wanted);
      state.dismiss('login');
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      const key = wanted ? 'desktop.login.willNotStart' : 'desktop.login.stillStarts';
      state.notify({ id: 'login', text: t(key, { why: error.message }) });
    }
  };
  if (preferences.get('startsAtLogin')) entry.refresh();
  follow();
  settings.onChange(follow);
}
