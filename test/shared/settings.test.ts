import { describe, expect, it } from 'vitest';
import * as prettier from 'prettier';
import { settingChoices, settingDescription, settingTitle } from '#shared/i18n/setting-words';
import { settingsJsonSchema, settingsPage } from '../helpers/settings-docs';
import {
  checkSetting,
  initialSettings,
  readSettings,
  settingNames,
  settingsCommands,
  settingsSchema,
  type SettingName,
} from '#shared/ipc/settings';

describe('the table of settings', () => {
  it('has an initial value of its own kind, a title and one sentence for everything', () => {
    expect(settingsSchema.safeParse(initialSettings).success).toBe(true);
    for (const name of settingNames) {
      expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(settingTitle(name)).not.toBe('');
      expect(settingDescription(name)).toMatch(/^[A-Z].*[^.]\.$/);
      expect([...(settingChoices(name)?.values() ?? [])]).not.toContain(undefined);
    }
  });

  // `npx vitest run --project unit test/shared/settings.test.ts -u` writes both.
  it('is what the schema and the page in the docs say', async () => {
    const format = (text: string, parser: string) =>
      prettier.format(text, { parser, singleQuote: true, printWidth: 100 });
    await expect(await format(JSON.stringify(settingsJsonSchema()), 'json')).toMatchFileSnapshot(
      '../../docs/settings.schema.json',
    );
    await expect(await format(settingsPage(), 'markdown')).toMatchFileSnapshot(
      '../../docs/settings.md',
    );
  });
});

const aSnippet = { name: 'list', text: 'ls', run: false };
const quietHours = { from: '22:00', to: '07:00', days: ['mon'] };

it('reads what is stored setting by setting', () => {
  const stored = JSON.parse('{"appearance.theme": 1, "__proto__": 2, "$schema": "x", "a": 1}');
  const { settings, problems } = readSettings(stored);
  expect(settings).toEqual(initialSettings);
  expect(problems.map(({ name }) => name)).toEqual(['appearance.theme', '__proto__', 'a']);
});

it('names in the setting what is wrong with it', () => {
  const hours = { from: '22:00', to: '7', days: ['mon'] };
  expect(checkSetting('notifications.quietHours', hours)).toEqual({
    wrong: 'notifications.quietHours.to must be a time such as “22:00”.',
  });
  expect(checkSetting('terminals.fontSize', 99, 'Letter size')).toEqual({
    wrong: 'Letter size must be at most 32.',
  });
});

it.each<[SettingName, unknown, string]>([
  ['appearance.theme', 'pink', ' must be one of "system", "light", "dark".'],
  ['appearance.production', 'env', ': “env” is not a label and a value, such as “env=prod”.'],
  ['appearance.production', 'env=prod,'.repeat(200), ' can have at most 1,000 characters.'],
  ['terminals.fontSize', 7, ' must be at least 8.'],
  ['terminals.fontSize', 8.5, ' must be a whole number.'],
  ['terminals.fontSize', 'large', ' must be a number.'],
  ['terminals.ligatures', 1, ' must be true or false.'],
  ['terminals.snippets', {}, ' must be a list.'],
  ['terminals.snippets', [{ name: '', text: 'ls' }], '.0.name must not be empty.'],
  ['terminals.snippets', [1], '.0 must be an object.'],
  ['terminals.snippets', [aSnippet, aSnippet], ' has something twice.'],
  [
    'terminals.snippets',
    [{ ...aSnippet, keys: 'A' }],
    '.0 has an entry that does not belong there: keys.',
  ],
  ['notifications.quietHours', { ...quietHours, days: [] }, '.days must have at least 1 entry.'],
  [
    'notifications.quietHours',
    { ...quietHours, days: ['mon', 'mon'] },
    '.days has something twice.',
  ],
  [
    'keyboard.shortcuts',
    { 'no.action': ['A'] },
    ' has an entry that does not belong there: no.action.',
  ],
  [
    'keyboard.shortcuts',
    { 'search.focus': ['Hyper+Q'] },
    '.search.focus.0: “Hyper” is not Ctrl, Alt, Shift or Cmd.',
  ],
  [
    'keyboard.shortcuts',
    { 'search.focus': ['Ctrl+Ctrl+Q'] },
    '.search.focus.0: a modifier is there twice.',
  ],
  [
    'keyboard.shortcuts',
    { 'search.focus': ['Shift+/'] },
    '.search.focus.0: signs are written as they are typed, without Shift.',
  ],
  [
    'keyboard.shortcuts',
    { 'search.focus': ['Ctrl+Foo'] },
    '.search.focus.0: “Foo” is not a key such as K, 1, F6, Enter or /.',
  ],
])('says of %s what is wrong with %j', (name, value, words) => {
  expect(checkSetting(name, value)).toEqual({ wrong: `${name}${words}` });
});

it('lets the window set only what fits', () => {
  const { input } = settingsCommands['settings.set'];
  expect(input.safeParse({ name: 'appearance.theme', value: 'dark' }).success).toBe(true);
  expect(input.safeParse({ name: 'appearance.theme', value: 'pink' }).success).toBe(false);
  expect(input.safeParse({ name: 'other', value: 'dark' }).success).toBe(false);
});
