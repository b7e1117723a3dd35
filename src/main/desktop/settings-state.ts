import { t } from '#shared/i18n/text';
import type { SettingsFileStore, SettingsReading } from './settings-file';
import { followSpeech, type StateStore } from './app-state';

const noticeId = 'settings';

/** Shows the window what the settings are, and says in a notice what of the file has no effect. */
export function showSettings(file: SettingsFileStore, state: StateStore): void {
  const show = (reading: SettingsReading) => {
    const { settings, problems, unreadable } = reading;
    state.update({
      settings,
      settingsFile: { path: file.path, problems: [...problems], unreadable },
    });
    const text = noticeOf(reading, file.path);
    if (text === null) state.dismiss(noticeId);
    else state.notify({ id: noticeId, text });
  };
  show(file.current());
  file.onChange(show);
  // What is wrong with the file is said anew.
  followSpeech(state, () => show(file.current()));
}

/** What is wrong with the settings file and what that means, in sentences; `null` when nothing is. */
export function noticeOf(
  { problems, unreadable }: Pick<SettingsReading, 'problems' | 'unreadable'>,
  path: string,
): string | null {
  if (unreadable !== null) return t('desktop.settings.fileUnreadable', { why: unreadable, path });
  if (problems.length === 0) return null;
  const texts = problems.map(({ text }) => text).join(' ');
  return t('desktop.settings.partWithoutEffect', { problems: texts, path });
}
