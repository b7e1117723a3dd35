import type { DoNotDisturbState, QuietHours, WeekDay } from '#shared/ipc/do-not-disturb';
import { instantText } from '../../ui/time';

/** Whether notifications are shown now, in a sentence. */
export function quietText({ until, quiet }: DoNotDisturbState): string {
  if (quiet === null) return 'Notifications are shown as things happen.';
  if (quiet === 'turned-off') return 'Notifications are held back until you turn this off.';
  const why = until === quiet ? 'Notifications' : 'Quiet hours: notifications';
  return `${why} are held back until ${instantText(quiet)}.`;
}

/** The days of the week in the order in which they are shown, each with its names. */
export const weekDays: readonly {
  readonly day: WeekDay;
  readonly short: string;
  readonly name: string;
}[] = [
  { day: 'mon', short: 'Mon', name: 'Monday' },
  { day: 'tue', short: 'Tue', name: 'Tuesday' },
  { day: 'wed', short: 'Wed', name: 'Wednesday' },
  { day: 'thu', short: 'Thu', name: 'Thursday' },
  { day: 'fri', short: 'Fri', name: 'Friday' },
  { day: 'sat', short: 'Sat', name: 'Saturday' },
  { day: 'sun', short: 'Sun', name: 'Sunday' },
];

/** What quiet hours begin with: the night, every day. */
export const usualHours: QuietHours = {
  from: '22:00',
  to: '07:00',
  days: weekDays.map(({ day }) => day),
};

/** The hours with a day put in or taken out; none without any day. */
export function withDay(hours: QuietHours, day: WeekDay): QuietHours | null {
  const days = hours.days.includes(day)
    ? hours.days.filter((each) => each !== day)
    : [...hours.days, day];
  return days.length === 0 ? null : { ...hours, days };
}
