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

it('reads what is stored setting by setting', () => {
  const stored = JSON.parse('{"appearance.theme": 1, "__proto__": 2, "$schema": "x", "a": 1}');
  const { settings, problems } = readSettings(stored);
  expect(settings).toEqual(initialSettings);
  expect(problems.map(({ name }) => name)).toEqual(['appearance.theme', '__proto__', 'a']);
});

it('names in the setting what is wrong with it', () => {
  const hours = { from: '22:00', to: '7', days: ['mon'] };
  expect(checkSetting('notifications.quietHours', hours)).toEqual({
    wrong: 'must be a time such as "22:00" at to',
  });
  expect(checkSetting('keyboard.shortcuts', { 'no.action': ['A'] })).toHaveProperty('wrong');
});

it('lets the window set only what fits', () => {
  const { input } = settingsCommands['settings.set'];
  expect(input.safeParse({ name: 'appearance.theme', value: 'dark' }).success).toBe(true);
  expect(input.safeParse({ name: 'appearance.theme', value: 'pink' }).success).toBe(false);
  expect(input.safeParse({ name: 'other', value: 'dark' }).success).toBe(false);
});
