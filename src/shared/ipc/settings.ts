import { z } from 'zod';
import { languages } from '../i18n/language';
import { t } from '../i18n/text';
import { valueProblem } from '../i18n/value-words';
import { actionIds } from '../model/actions';
import { parseKeys } from '../model/keys';
import { parseProductionRules } from '../model/production';
import { command, nothing } from './command';
import { quietHoursSchema, type QuietHours } from './do-not-disturb';
import { faulty } from './faulty';
import { setting } from './setting';
import { terminalSettings } from './terminal-settings';

export { settingGroups, type SettingGroup } from './setting';

const keysSchema = z.string().superRefine((text, check) => {
  const parsed = parseKeys(text);
  if (!parsed.ok) check.addIssue(faulty(parsed.error));
});

/**
 * Every setting, by the name that it has in the settings file. A row here is all that a setting needs: the file, its
 * JSON schema, its page in the docs, the settings screen and `useSetting` follow, with the words that it has in the
 * catalogue.
 */
export const settingsTable = {
  'appearance.theme': setting({
    group: 'appearance',
    schema: z.enum(['system', 'light', 'dark']),
    initial: 'system',
  }),
  'appearance.contrast': setting({
    group: 'appearance',
    schema: z.enum(['system', 'more']),
    initial: 'system',
  }),
  'appearance.language': setting({
    group: 'appearance',
    schema: z.enum(['system', ...languages]),
    initial: 'system',
  }),
  'appearance.sidebar': setting({
    group: 'appearance',
    schema: z.enum(['names', 'icons']),
    initial: 'names',
  }),
  'appearance.production': setting({
    group: 'appearance',
    schema: z
      .string()
      .max(1_000)
      .superRefine((text, check) => {
        const parsed = parseProductionRules(text);
        if (!parsed.ok) check.addIssue(faulty(parsed.error));
      }),
    initial: 'env=prod, env=production, environment=prod, environment=production',
  }),
  'terminals.restore': setting({
    group: 'terminals',
    schema: z.enum(['ask', 'always', 'never']),
    initial: 'ask',
  }),
  ...terminalSettings,
  'resources.view': setting({
    group: 'appearance',
    schema: z.enum(['list', 'cards']),
    initial: 'list',
  }),
  'notifications.quietHours': setting({
    group: 'notifications',
    schema: quietHoursSchema.nullable(),
    initial: null as QuietHours | null,
  }),
  'background.whenClosed': setting({
    group: 'background',
    schema: z.enum(['ask', 'keep', 'quit']),
    initial: 'ask',
  }),
  'background.startAtLogin': setting({
    group: 'background',
    schema: z.boolean(),
    initial: false,
  }),
  'keyboard.shortcuts': setting({
    group: 'keyboard',
    schema: z.partialRecord(z.enum(actionIds), z.array(keysSchema).max(4)),
    initial: {},
  }),
} as const;

type Table = typeof settingsTable;
export type SettingName = keyof Table;
export type Settings = { readonly [Name in SettingName]: z.infer<Table[Name]['schema']> };

export const settingNames = Object.keys(settingsTable) as [SettingName, ...SettingName[]];
export const settingsSchema = z.strictObject(
  Object.fromEntries(settingNames.map((name) => [name, settingsTable[name].schema])),
) as unknown as z.ZodType<Settings>;

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name);
}

/** Something in the settings file that has no effect, and why, as a sentence that names it. */
export interface SettingProblem {
  readonly name: string;
  readonly text: string;
}

/**
 * The value of one setting, or what is wrong with it: `theme must be one of "system", "light", "dark".`
 *
 * @param called what the setting goes by in that sentence
 */
export function checkSetting(
  name: SettingName,
  value: unknown,
  called: string = name,
): { readonly value: Settings[SettingName] } | { readonly wrong: string } {
  const parsed = settingsTable[name].schema.safeParse(value);
  return parsed.success
    ? { value: parsed.data }
    : { wrong: valueProblem(called, parsed.error.issues[0]) };
}

/** Reads what a settings file holds, setting by setting: what is bad or unknown is named and has no effect. */
export function readSettings(stored: Readonly<Record<string, unknown>>): {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
} {
  const problems: SettingProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const name of settingNames) {
    values[name] = settingsTable[name].initial;
    if (!Object.hasOwn(stored, name)) continue;
    const checked = checkSetting(name, stored[name]);
    if ('value' in checked) values[name] = checked.value;
    else problems.push({ name, text: checked.wrong });
  }
  for (const name of Object.keys(stored))
    if (!isSettingName(name) && name !== '$schema')
      problems.push({ name, text: t('settings.value.unknownSetting', { name }) });
  return { settings: values as unknown as Settings, problems };
}

export const initialSettings: Settings = readSettings({}).settings;

/** The settings file as the window sees it. */
export const settingsFileSchema = z.strictObject({
  path: z.string(),
  /** What of it has no effect, in sentences; empty when all has. */
  problems: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  /** Why it cannot be read at all, and so not be changed; `null` when it can. */
  unreadable: z.string().nullable(),
});
export type SettingsFile = z.infer<typeof settingsFileSchema>;

const named = z.strictObject({ name: z.enum(settingNames) });

export const settingsCommands = {
  /** Changes one setting in the file, and leaves all else in it as it is. */
  'settings.set': command(
    named.extend({ value: z.unknown() }).superRefine(({ name, value }, check) => {
      const checked = checkSetting(name, value);
      if ('wrong' in checked)
        check.addIssue({ code: 'custom', path: ['value'], message: checked.wrong });
    }),
    nothing,
  ),
  /** Takes one setting out of the file: it is as it was before anybody chose. */
  'settings.reset': command(named, nothing),
  /** Opens the file in the system's editor, after writing an empty one where there is none. */
  'settings.openFile': command(nothing, nothing),
  /** Puts a file that cannot be read aside, and begins with an empty one; answers the path of the old one. */
  'settings.startAnew': command(nothing, z.strictObject({ aside: z.string() })),
} as const;
