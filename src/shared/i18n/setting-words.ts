import { z } from 'zod';
import { settingsTable, type SettingGroup, type SettingName } from '../ipc/settings';
import { t, type PlainKey } from './text';

export function settingTitle(name: SettingName): string {
  return t(`setting.${name}.title`);
}

/** One sentence: what a setting does. */
export function settingDescription(name: SettingName): string {
  return t(`setting.${name}.description`);
}

export function settingGroupName(group: SettingGroup): string {
  return t(`settingGroup.${group}`);
}

/** The values of a setting that is one of a few words, and what each is called; `null` for any other. */
export function settingChoices(name: SettingName): ReadonlyMap<string, string> | null {
  const { schema } = settingsTable[name];
  if (!(schema instanceof z.ZodEnum)) return null;
  const values = schema.options as readonly string[];
  // A test looks that each has its message.
  return new Map(values.map((value) => [value, t(`setting.${name}.choice.${value}` as PlainKey)]));
}
