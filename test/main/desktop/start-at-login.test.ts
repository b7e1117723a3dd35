import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStateStore } from '#main/desktop/app-state';
import { autostartEntry, autostartText, backgroundSwitch } from '#main/desktop/login-entry';
import { followStartAtLogin } from '#main/desktop/start-at-login';
import { fakePreferences } from './fake-preferences';
import { fakeSettings } from './fake-settings';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-login-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const command = ['/opt/Daypass/daypass', backgroundSwitch];
const entryPath = () => join(folder, 'autostart', 'daypass.desktop');
const on = { 'background.startAtLogin': true };

function rig(settings = fakeSettings(), preferences = fakePreferences(), at = folder) {
  const state = createStateStore({ version: '1', platform: 'linux', schedule: (work) => work() });
  followStartAtLogin({ settings, preferences, state, entry: autostartEntry(at, command) });
  return { settings, preferences, notices: () => state.get().notices.map(({ text }) => text) };
}

describe('start at login', () => {
  it('is off until it is chosen, and off again when it is not', () => {
    const { settings } = rig();
    expect(existsSync(join(folder, 'autostart'))).toBe(false);
    settings.set('background.startAtLogin', true);
    expect(readFileSync(entryPath(), 'utf8')).toContain(
      'Exec="/opt/Daypass/daypass" "--background"',
    );
    settings.reset('background.startAtLogin');
    expect(existsSync(entryPath())).toBe(false);
  });

  it('follows a file that was edited while the app did not run', () => {
    rig(fakeSettings(on));
    expect(existsSync(entryPath())).toBe(true);
  });

  it('leaves alone what somebody took out by the means of the desktop', () => {
    const { preferences } = rig(fakeSettings(on));
    rmSync(entryPath());
    rig(fakeSettings(on), preferences);
    expect(existsSync(entryPath())).toBe(false);
    const off = 'Exec=/old\nX-GNOME-Autostart-enabled=false\n';
    writeFileSync(entryPath(), off);
    rig(fakeSettings(on), preferences);
    expect(readFileSync(entryPath(), 'utf8')).toBe(off);
  });

  it('starts the app where it is now', () => {
    const { preferences } = rig(fakeSettings(on));
    writeFileSync(entryPath(), autostartText(['/old/daypass']));
    rig(fakeSettings(on), preferences);
    expect(readFileSync(entryPath(), 'utf8')).toBe(autostartText(command));
  });

  it('says so where that cannot be written, until it can', () => {
    writeFileSync(join(folder, 'file'), '');
    const { settings, preferences, notices } = rig(
      fakeSettings(on),
      fakePreferences(),
      join(folder, 'file'),
    );
    expect(notices()).toEqual([expect.stringMatching(/^Daypass will not start at login\. .*file/)]);
    expect(preferences.get('startsAtLogin')).toBe(false);
    settings.set('background.startAtLogin', false);
    expect(preferences.get('startsAtLogin')).toBe(false);
  });
});

it('quotes whatever a path may hold', () => {
  expect(autostartText(['/a b/"c"', '$HOME', '100%', 'x\\y'])).toContain(
    String.raw`Exec="/a b/\\"c\\"" "\\$HOME" "100%%" "x\\\\y"`,
  );
});
