import type { PreferencesStore } from '#main/desktop/preferences';
import { readPreferences, type Preferences } from '#main/desktop/preferences-table';

/** Preferences in memory. */
export function fakePreferences(stored: Partial<Preferences> = {}): PreferencesStore {
  const preferences = { ...readPreferences({}).preferences, ...stored };
  return {
    get: (name) => preferences[name],
    set: (name, value) => {
      preferences[name] = value;
    },
    leftOver: {},
    dropLeftOver: () => undefined,
    settled: () => Promise.resolve(),
    problem: null,
  };
}
