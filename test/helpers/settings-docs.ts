import { z } from 'zod';
import { settingDescription, settingGroupName, settingTitle } from '#shared/i18n/setting-words';
import {
  settingGroups,
  settingNames,
  settingsTable,
  type SettingGroup,
} from '#shared/ipc/settings';

/** The JSON schema of the settings file, made from the table. */
export function settingsJsonSchema(): object {
  const properties = settingNames.map((name) => {
    const { schema, initial } = settingsTable[name];
    const title = settingTitle(name);
    const description = settingDescription(name);
    const { $schema: _, ...body } = z.toJSONSchema(schema, { io: 'input' });
    return [name, { title, description, default: initial, ...body }];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Settings of Daypass',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
    additionalProperties: false,
  };
}

function groupOf(group: SettingGroup): string {
  const rows = settingNames
    .filter((name) => settingsTable[name].group === group)
    .map((name) => {
      const { initial, schema } = settingsTable[name];
      return `| \`${name}\` | ${settingTitle(name)}. ${settingDescription(name)} | ${valuesOf(schema)} | \`${JSON.stringify(initial)}\` |`;
    });
  if (rows.length === 0) return '';
  return `## ${settingGroupName(group)}\n\n| setting | what it does | values | at first |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function valuesOf(schema: z.ZodType): string {
  const { enum: words, type, minimum, maximum } = z.toJSONSchema(schema, { io: 'input' });
  if (words) return words.map((each) => `\`${JSON.stringify(each)}\``).join(', ');
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer' || type === 'number') return `${minimum} to ${maximum}`;
  if (type === 'string') return 'text';
  return 'see the schema';
}

/** The page about the settings file, made from the table. */
export function settingsPage(): string {
  return `# Settings

What you choose on the settings screen lies in \`settings.json\`, in the folder of the app: \`~/.config/Daypass\` on Linux, \`~/Library/Application Support/Daypass\` on macOS, \`%APPDATA%\\Daypass\` on Windows. **Settings → Open settings file** opens it. It is JSON, one line for each setting that differs from what it is at first, and may be edited by hand: what is saved counts at once.

- A value that does not fit and a name that no setting has are named in a notice, have no effect, and stay in the file. A change on the screen touches its own setting and nothing else, to the letter.
- A file that is not JSON is left as it is. The settings are then as at first and cannot be changed until the file is mended, or put aside from the settings screen to begin anew.
- [settings.schema.json](settings.schema.json) is its JSON schema: editors complete and check by it when the file has a line \`"$schema"\` that leads to it.
- Profiles, window places and the like are no settings: they lie in \`preferences.json\`, which is the app's own.

Both this page and the schema are made from \`src/shared/ipc/settings.ts\`.

${settingGroups.map(groupOf).join('\n')}
## Keys

In \`keyboard.shortcuts\` an action's id stands before the list of its keys: \`{"search.focus": ["Ctrl+J", "/"]}\`. Keys are written as \`Ctrl\`, \`Alt\`, \`Shift\` and \`Cmd\` (the Windows key elsewhere), then one letter, digit, sign or name, joined by \`+\`. Signs are written as they are typed, without Shift. Inside a terminal only keys with \`Cmd\`, \`Ctrl\` and \`Shift\` together, or \`Ctrl+Tab\` reach the app; all others are the shell's. The actions are listed in \`src/shared/model/actions.ts\` and on the settings screen.
`;
}
