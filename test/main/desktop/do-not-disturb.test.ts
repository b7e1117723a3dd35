import { describe, expect, it } from 'vitest';
import { weekDays } from '#shared/ipc/do-not-disturb';
import { createStateStore } from '#main/desktop/app-state';
import { createDoNotDisturb } from '#main/desktop/do-not-disturb';
import { startOfTest } from '../../helpers/window-builders';
import { fakePreferences } from './fake-preferences';
import { fakeSettings } from './fake-settings';

const hour = 3_600_000;

function rig(preferences = fakePreferences()) {
  const settings = fakeSettings();
  let now = startOfTest;
  const state = createStateStore({
    version: '1',
    platform: 'linux',
    schedule: (work) => work(),
  });
  let changes = 0;
  state.onChange(() => void (changes += 1));
  const control = createDoNotDisturb({ preferences, settings, state, now: () => now });
  return {
    ...{ control, preferences, settings },
    shown: () => state.get().doNotDisturb,
    changes: () => changes,
    wait: (ms: number) => void (now += ms),
  };
}

describe('do not disturb', () => {
  it('holds for the hour that was chosen, and is off after it', () => {
    const { control, preferences, shown, wait } = rig();
    control.choose('hour');
    expect(shown()).toMatchObject({ until: startOfTest + hour, quiet: startOfTest + hour });
    expect(control.isQuiet()).toBe(true);
    wait(hour);
    expect(control.isQuiet()).toBe(false);
    control.tick();
    expect(shown()).toEqual({ until: null, quiet: null });
    expect(preferences.get('quietUntil')).toBeNull();
  });

  it('is remembered over a start', () => {
    const { control, preferences } = rig();
    control.choose('turned-off');
    expect(rig(preferences).shown().quiet).toBe('turned-off');
  });

  it('keeps the hours when it is turned off', () => {
    const { control, settings, shown } = rig();
    settings.set('notifications.quietHours', { from: '00:00', to: '00:00', days: [...weekDays] });
    expect(shown()).toMatchObject({ until: null, quiet: expect.any(Number) });
    control.choose('turned-off');
    control.choose('off');
    expect(control.isQuiet()).toBe(true);
    settings.reset('notifications.quietHours');
    expect(control.isQuiet()).toBe(false);
  });

  it('says nothing new while nothing changes', () => {
    const { control, changes } = rig();
    control.tick();
    control.tick();
    expect(changes()).toBe(0);
  });
});
