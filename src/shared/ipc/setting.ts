import type { z } from 'zod';

/** The parts of the settings screen, in the order in which they are shown. */
export const settingGroups = {
  appearance: 'Appearance',
  terminals: 'Terminals',
  notifications: 'Notifications',
  background: 'In the background',
  keyboard: 'Keyboard',
} as const;
export type SettingGroup = keyof typeof settingGroups;

export interface Setting<Schema extends z.ZodType> {
  readonly group: SettingGroup;
  readonly title: string;
  /** One sentence: what it does. */
  readonly description: string;
  readonly schema: Schema;
  /** What it is until somebody chooses. */
  readonly initial: z.infer<Schema>;
  /** What the values of a list of words are called. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** One row of the table of settings, see `settingsTable`. */
export function setting<Schema extends z.ZodType>(row: Setting<Schema>): Setting<Schema> {
  return row;
}
