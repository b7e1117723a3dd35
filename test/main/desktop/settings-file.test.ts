import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speakIn } from '#shared/i18n/catalogues';
import { usualSpeech } from '#shared/i18n/language';
import { createStateStore } from '#main/desktop/app-state';
import { moveOldPreferences } from '#main/desktop/old-preferences';
import { openSettingsFile, type SettingsReading } from '#main/desktop/settings-file';
import { showSettings } from '#main/desktop/settings-state';
import { watchSettings } from '#main/desktop/settings-watch';
import { fakePreferences } from './fake-preferences';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'settings.json');
const put = (text: string) => writeFileSync(file(), text);
const text = () => readFileSync(file(), 'utf8');
const open = () => openSettingsFile(folder, () => 42);

describe('the settings file', () => {
  it('is not there until something is chosen', () => {
    const settings = open();
    expect(settings.get('appearance.theme')).toBe('system');
    expect(settings.current().problems).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    settings.set('appearance.theme', 'dark');
    expect(text()).toBe('{\n  "appearance.theme": "dark"\n}\n');
    expect(open().get('appearance.theme')).toBe('dark');
    expect(lstatSync(file()).mode & 0o077).toBe(0);
  });

  it('names what is bad and what is unknown, and leaves them where they are', () => {
    const before =
      '{ "appearance.theme": "pink",\n\n\t"later.thing": 1e999, "keyboard.shortcuts": {"search.focus": ["Hyper+Q"]} }';
    put(before);
    const settings = open();
    const texts = settings.current().problems.map((each) => each.text);
    expect(texts).toEqual([
      'appearance.theme must be one of "system", "light", "dark".',
      'keyboard.shortcuts.search.focus.0: “Hyper” is not Ctrl, Alt, Shift or Cmd.',
      'later.thing is not a setting of this version.',
    ]);
    expect(settings.get('appearance.theme')).toBe('system');
    expect(text()).toBe(before);
    settings.set('notifications.quietHours', { from: '22:00', to: '07:00', days: ['mon'] });
    // To the letter, spaces and numbers included.
    expect(text().startsWith(before.slice(0, -2))).toBe(true);
    expect(open().get('notifications.quietHours')?.to).toBe('07:00');
    settings.reset('notifications.quietHours');
    expect(text()).toBe(before);
  });

  it('puts a good value in the place of a bad one when somebody chooses it', () => {
    put('{"appearance.theme": "pink", "other": [1]}');
    const settings = open();
    settings.set('appearance.theme', 'light');
    expect(text()).toBe('{"appearance.theme": "light", "other": [1]}');
    expect(settings.current().problems.map(({ name }) => name)).toEqual(['other']);
  });

  it.each(['{"appearance.theme":', '[]', 'null', '"x"', '{} // more'])(
    'refuses to change what it cannot read, until it is begun anew: %s',
    (bad) => {
      put(bad);
      const settings = open();
      expect(settings.current().unreadable).not.toBeNull();
      expect(settings.get('appearance.theme')).toBe('system');
      expect(() => settings.set('appearance.theme', 'dark')).toThrow(/cannot be changed until/);
      expect(() => settings.ensure()).not.toThrow();
      expect(text()).toBe(bad);
      expect(readFileSync(settings.startAnew(), 'utf8')).toBe(bad);
      settings.set('appearance.theme', 'dark');
      expect(open().get('appearance.theme')).toBe('dark');
    },
  );

  it('says why it cannot be read in the language that is spoken when it is asked', async () => {
    put('[]');
    const settings = open();
    await speakIn({ language: 'de', locale: 'de-DE' });
    try {
      expect(settings.current().unreadable).toBe(
        'Sie muss ein einziges JSON-Objekt sein, in { und }.',
      );
    } finally {
      await speakIn({ language: 'en', locale: 'en-GB' });
    }
    expect(settings.current().unreadable).toBe('It has to be one JSON object, in { and }.');
  });

  it('refuses a change that a second line of the same name would undo', () => {
    const twice = '{"appearance.theme": "dark", "appearance.theme": "light"}';
    put(twice);
    expect(() => open().set('appearance.theme', 'system')).toThrow(/twice/);
    expect(text()).toBe(twice);
  });

  it('takes an empty file, and one with a mark before it, for what they say', () => {
    put('');
    expect(open().current().unreadable).toBeNull();
    put('\uFEFF{"appearance.theme": "dark"}');
    expect(open().get('appearance.theme')).toBe('dark');
  });

  it('changes what somebody edited a moment ago, and not what it read before', () => {
    const settings = open();
    put('{"appearance.theme": "dark"}');
    settings.set('keyboard.shortcuts', { 'search.focus': [] });
    expect(JSON.parse(text())).toEqual({
      'appearance.theme': 'dark',
      'keyboard.shortcuts': { 'search.focus': [] },
    });
    expect(settings.get('appearance.theme')).toBe('dark');
  });

  it('writes to where a link leads', () => {
    mkdirSync(join(folder, 'dotfiles'));
    writeFileSync(join(folder, 'dotfiles', 'daypass.json'), '{}');
    symlinkSync(join(folder, 'dotfiles', 'daypass.json'), file());
    open().set('appearance.theme', 'dark');
    expect(lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(open().get('appearance.theme')).toBe('dark');
  });

  it('says what is wrong when it cannot be written', () => {
    const settings = open();
    rmSync(folder, { recursive: true });
    expect(() => settings.set('appearance.theme', 'dark')).toThrow(/could not be written/);
    expect(settings.get('appearance.theme')).toBe('system');
    mkdirSync(folder);
  });

  it('tells of a change once, and of none when nothing changed', () => {
    const settings = open();
    const seen = vi.fn<(reading: SettingsReading) => void>();
    settings.onChange(seen);
    settings.reread();
    put('{"appearance.theme": "dark"}');
    settings.reread();
    settings.reread();
    expect(seen).toHaveBeenCalledOnce();
  });

  it('hears of what an editor puts in its place', async () => {
    const settings = open();
    const close = watchSettings(settings.path, settings.reread);
    const changed = new Promise<SettingsReading>((done) => settings.onChange(done));
    writeFileSync(`${file()}~`, '{"appearance.theme": "light"}');
    const { renameSync } = await import('node:fs');
    renameSync(`${file()}~`, file());
    expect((await changed).settings['appearance.theme']).toBe('light');
    close();
  });
});

describe('the state', () => {
  it('has the settings, and a notice that names what has no effect for as long as that is so', () => {
    put('{"appearance.theme": "pink"}');
    const settings = open();
    const state = createStateStore({ version: '1', platform: 'linux', schedule: (work) => work() });
    showSettings(settings, state);
    expect(
      state
        .get()
        .notices.map((each) => each.text)
        .join(),
    ).toContain('appearance.theme');
    expect(
      state
        .get()
        .notices.map((each) => each.text)
        .join(),
    ).toContain(file());
    put('{"appearance.theme": ');
    settings.reread();
    expect(state.get().settingsFile.unreadable).toContain('not JSON');
    expect(
      state
        .get()
        .notices.map((each) => each.text)
        .join(),
    ).toContain('could not be read');
    put('{"appearance.theme": "dark"}');
    settings.reread();
    expect(state.get().notices).toEqual([]);
    expect(state.get().settings['appearance.theme']).toBe('dark');
  });

  it('says what is wrong anew when another language is spoken', async () => {
    put('{"appearance.theme": ');
    const settings = open();
    const state = createStateStore({ version: '1', platform: 'linux', schedule: (work) => work() });
    showSettings(settings, state);
    const speech = { language: 'de', locale: 'de-DE' } as const;
    await speakIn(speech);
    state.update({ speech });
    await speakIn(usualSpeech);
    expect(state.get().notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('Einstellungsdatei'),
    ]);
    expect(state.get().settingsFile.unreadable).toContain('kein JSON');
  });
});

describe('what older versions kept among the preferences', () => {
  const hours = { from: 1_320, to: 425, days: [1, 0] };
  const old = { theme: 'dark', doNotDisturb: { until: 'turned-off', hours } };
  const rig = (leftOver: Record<string, unknown>) => {
    const dropped: string[] = [];
    const dropLeftOver = (name: string) => void dropped.push(name);
    return { dropped, preferences: { ...fakePreferences(), leftOver, dropLeftOver } };
  };

  it('moves once', () => {
    const { dropped, preferences } = rig(old);
    moveOldPreferences(preferences, open());
    expect(JSON.parse(text())).toEqual({
      'appearance.theme': 'dark',
      'notifications.quietHours': { from: '22:00', to: '07:05', days: ['mon', 'sun'] },
    });
    expect(preferences.get('quietUntil')).toBe('turned-off');
    expect(dropped).toEqual(['theme', 'doNotDisturb']);
  });

  it('gives way to what is chosen in the file already', () => {
    put('{"appearance.theme": "light"}');
    moveOldPreferences(rig(old).preferences, open());
    expect(open().get('appearance.theme')).toBe('light');
  });

  it('waits for a file that can be changed', () => {
    put('{');
    const { dropped, preferences } = rig(old);
    moveOldPreferences(preferences, open());
    expect([text(), dropped, preferences.get('quietUntil')]).toEqual(['{', [], null]);
  });

  it('is nothing in a new installation, and what is damaged is dropped', () => {
    moveOldPreferences(rig({}).preferences, open());
    const { dropped, preferences } = rig({ theme: 7, doNotDisturb: { hours: 'x' } });
    moveOldPreferences(preferences, open());
    expect(readdirSync(folder)).toEqual([]);
    expect(dropped).toEqual(['theme', 'doNotDisturb']);
  });
});
