import type { QuietChoice, QuietUntil } from '#shared/ipc/do-not-disturb';
import type { StateStore } from './app-state';
import type { PreferencesStore } from './preferences';
import { quietAt, untilOf } from './quiet';
import type { SettingsFileStore } from './settings-file';

/** Holds back notifications for a time, which is remembered, and at the quiet hours of the settings. */
export interface DoNotDisturbControl {
  choose(choice: QuietChoice): void;
  /** Looks at the clock; to be called a few times a minute. */
  tick(): void;
  isQuiet(): boolean;
}

export function createDoNotDisturb(options: {
  readonly preferences: PreferencesStore;
  readonly settings: Pick<SettingsFileStore, 'get' | 'onChange'>;
  readonly state: StateStore;
  readonly now: () => number;
}): DoNotDisturbControl {
  const { preferences, settings, state, now } = options;
  const until = () => preferences.get('quietUntil');
  const quiet = () =>
    quietAt({ until: until(), hours: settings.get('notifications.quietHours') }, now());

  function show(): void {
    const next = { until: until(), quiet: quiet() };
    if (JSON.stringify(next) !== JSON.stringify(state.get().doNotDisturb))
      state.update({ doNotDisturb: next });
  }
  function choose(next: QuietUntil | null): void {
    preferences.set('quietUntil', next);
    show();
  }

  show();
  settings.onChange(show);
  return {
    choose: (choice) => choose(untilOf(choice, now())),
    tick() {
      const chosen = until();
      if (typeof chosen === 'number' && chosen <= now()) choose(null);
      else show();
    },
    isQuiet: () => quiet() !== null,
  };
}
