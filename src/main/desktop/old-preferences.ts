import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { quietHoursSchema, quietUntilSchema, weekDays } from '#shared/ipc/do-not-disturb';
import { settingsTable } from '#shared/ipc/settings';
import type { PreferencesStore } from './preferences';
import type { SettingsFileStore } from './settings-file';

const minutes = z.int().min(0).max(1_439);
/** Quiet hours as they were stored before there were settings: in minutes, and days by number. */
const oldHoursSchema = z
  .object({ from: minutes, to: minutes, days: z.array(z.int().min(0).max(6)) })
  .transform(({ from, to, days }) => ({
    from: timeOf(from),
    to: timeOf(to),
    days: days.map((day) => weekDays[day]),
  }))
  .pipe(quietHoursSchema);
const oldSchema = z.object({
  theme: settingsTable['appearance.theme'].schema.optional().catch(undefined),
  doNotDisturb: z
    .object({ until: quietUntilSchema.nullable(), hours: oldHoursSchema.nullable() })
    .optional()
    .catch(undefined),
});

function timeOf(minutes: number): string {
  const parts = [Math.floor(minutes / 60), minutes % 60];
  return parts.map((part) => part.toString().padStart(2, '0')).join(':');
}

/**
 * Moves what older versions stored among the preferences, and is a setting by now, to the settings file. What was
 * chosen there already counts more. A file that cannot be changed now is tried again at the next start.
 */
export function moveOldPreferences(
  preferences: Pick<PreferencesStore, 'leftOver' | 'set' | 'dropLeftOver'>,
  settings: Pick<SettingsFileStore, 'current' | 'set'>,
): void {
  const { theme, doNotDisturb } = oldSchema.parse(preferences.leftOver);
  const now = settings.current().settings;
  try {
    if (theme && theme !== 'system' && now['appearance.theme'] === 'system')
      settings.set('appearance.theme', theme);
    if (doNotDisturb?.hours && now['notifications.quietHours'] === null)
      settings.set('notifications.quietHours', doNotDisturb.hours);
  } catch (error) {
    if (error instanceof ExpectedError) return;
    throw error;
  }
  if (doNotDisturb?.until) preferences.set('quietUntil', doNotDisturb.until);
  for (const name of ['theme', 'doNotDisturb'])
    if (Object.hasOwn(preferences.leftOver, name)) preferences.dropLeftOver(name);
}
