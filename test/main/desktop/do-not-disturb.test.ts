import { describe, expect, it } from 'vitest';
import { createStateStore } from '#main/desktop/app-state';
import { createDoNotDisturb } from '#main/desktop/do-not-disturb';
import { startOfTest } from '../../helpers/window-builders';
import { fakePreferences } from './fake-preferences';

const hour = 3_600_000;

function rig(preferences = fakePreferences()) {
  let now = startOfTest;
  const state = createStateStore({
    version: '1',
    platform: 'linux',
    theme: 'system',
    schedule: (work) => work(),
  });
  let changes = 0;
  state.onChange(() => void (changes += 1));
  const control = createDoNotDisturb({ preferences, state, now: () => now });
  return {
    ...{ control, preferences },
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
    expect(shown()).toEqual({ until: null, hours: null, quiet: null });
    expect(preferences.get('doNotDisturb').until).toBeNull();
  });

  it('is remembered over a start', () => {
    const { control, preferences } = rig();
    control.choose('turned-off');
    expect(rig(preferences).shown().quiet).toBe('turned-off');
  });

  it('keeps the hours when it is turned off', () => {
    const { control, shown } = rig();
    const hours = { from: 0, to: 0, days: [0, 1, 2, 3, 4, 5, 6] };
    control.setHours(hours);
    control.choose('turned-off');
    control.choose('off');
    expect(shown()).toMatchObject({ until: null, hours });
    expect(control.isQuiet()).toBe(true);
    control.setHours(null);
    expect(control.isQuiet()).toBe(false);
  });

  it('says nothing new while nothing changes', () => {
    const { control, changes } = rig();
    control.tick();
    control.tick();
    expect(changes()).toBe(0);
  });
});
