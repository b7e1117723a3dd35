import type { z } from 'zod';

/** The parts of the settings screen, in the order in which they are shown. */
export const settingGroups = [
  'appearance',
  'terminals',
  'notifications',
  'background',
  'keyboard',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

export interface Setting<Schema extends z.ZodType> {
  readonly group: SettingGroup;
  readonly schema: Schema;
  /** What it is until somebody chooses. */
  readonly initial: z.infer<Schema>;
}

/** One row of the table of settings, see `settingsTable`; its words are messages, `setting.<name>.title`. */
export function setting<Schema extends z.ZodType>(row: Setting<Schema>): Setting<Schema> {
  return row;
}
