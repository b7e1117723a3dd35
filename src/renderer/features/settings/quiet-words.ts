import { dateFormat } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { DoNotDisturbState, QuietHours, WeekDay } from '#shared/ipc/do-not-disturb';
import { instantText } from '../../ui/time';

/** Whether notifications are shown now, in a sentence. */
export function quietText({ until, quiet }: DoNotDisturbState): string {
  if (quiet === null) return t('settings.quiet.isOff');
  if (quiet === 'turned-off') return t('settings.quiet.isOn');
  const end = instantText(quiet);
  return until === quiet
    ? t('settings.quiet.isOnUntil', { end })
    : t('settings.quiet.isHoursUntil', { end });
}

/** The days of the week in the order in which they are shown. */
export const weekDays: readonly WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A day's name: `Mon`, `Monday`. */
export function weekDayName(day: WeekDay, length: 'short' | 'long'): string {
  // The first day of 2024 was a Monday.
  return dateFormat({ weekday: length }).format(new Date(2024, 0, 1 + weekDays.indexOf(day)));
}

/** What quiet hours begin with: the night, every day. */
export const usualHours: QuietHours = {
  from: '22:00',
  to: '07:00',
  days: [...weekDays],
};

/** The hours with a day put in or taken out; none without any day. */
export function withDay(hours: QuietHours, day: WeekDay): QuietHours | null {
  const days = hours.days.includes(day)
    ? hours.days.filter((each) => each !== day)
    : [...hours.days, day];
  return days.length === 0 ? null : { ...hours, days };
}
