import type { DoNotDisturb, QuietChoice, QuietHours } from '#shared/ipc/do-not-disturb';
import type { StateStore } from './app-state';
import type { PreferencesStore } from './preferences';
import { quietAt, untilOf } from './quiet';

/** Holds back notifications for a time, or at the hours of every day, and remembers that. */
export interface DoNotDisturbControl {
  choose(choice: QuietChoice): void;
  setHours(hours: QuietHours | null): void;
  /** Looks at the clock; to be called a few times a minute. */
  tick(): void;
  isQuiet(): boolean;
}

export function createDoNotDisturb(options: {
  readonly preferences: PreferencesStore;
  readonly state: StateStore;
  readonly now: () => number;
}): DoNotDisturbControl {
  const { preferences, state, now } = options;
  const chosen = () => preferences.get('doNotDisturb');
  const quiet = () => quietAt(chosen(), now());

  function show(): void {
    const next = { ...chosen(), quiet: quiet() };
    if (JSON.stringify(next) !== JSON.stringify(state.get().doNotDisturb))
      state.update({ doNotDisturb: next });
  }
  function put(part: Partial<DoNotDisturb>): void {
    preferences.set('doNotDisturb', { ...chosen(), ...part });
    show();
  }

  show();
  return {
    choose: (choice) => put({ until: untilOf(choice, now()) }),
    setHours: (hours) => put({ hours }),
    tick() {
      const { until } = chosen();
      if (typeof until === 'number' && until <= now()) put({ until: null });
      else show();
    },
    isQuiet: () => quiet() !== null,
  };
}
