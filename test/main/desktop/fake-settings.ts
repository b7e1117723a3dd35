import { readSettings, type SettingName, type Settings } from '#shared/ipc/settings';
import type { SettingsFileStore, SettingsReading } from '#main/desktop/settings-file';

/** A settings file in memory. */
export function fakeSettings(chosen: Partial<Settings> = {}): SettingsFileStore {
  const listeners: ((reading: SettingsReading) => void)[] = [];
  let stored: Record<string, unknown> = { ...chosen };
  const current = () => ({ ...readSettings(stored), unreadable: null });
  const put = (next: Record<string, unknown>) => {
    stored = next;
    for (const listener of listeners) listener(current());
  };
  return {
    path: '/home/alice/.config/Daypass/settings.json',
    current,
    get: (name) => current().settings[name],
    set: (name, value) => put({ ...stored, [name]: value }),
    reset: (name: SettingName) =>
      put(Object.fromEntries(Object.entries(stored).filter(([each]) => each !== name))),
    ensure: () => undefined,
    startAnew: () => '/home/alice/.config/Daypass/settings.unreadable-1.json',
    reread: () => undefined,
    onChange: (listener) => void listeners.push(listener),
  };
}
