import type { DoNotDisturbState, QuietHours } from '#shared/ipc/do-not-disturb';
import { instantText } from '../../ui/time';

/** Minutes after midnight as a time field has them: `22:00`. */
export function timeText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours, rest].map((part) => part.toString().padStart(2, '0')).join(':');
}

/** What a time field says, in minutes after midnight; `null` while it is being filled in. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Whether notifications are shown now, in a sentence. */
export function quietText({ until, quiet }: DoNotDisturbState): string {
  if (quiet === null) return 'Notifications are shown as things happen.';
  if (quiet === 'turned-off') return 'Notifications are held back until you turn this off.';
  const why = until === quiet ? 'Notifications' : 'Quiet hours: notifications';
  return `${why} are held back until ${instantText(quiet)}.`;
}

/** The days of the week in the order in which they are shown, each with its number: 0 is Sunday. */
export const weekDays: readonly {
  readonly day: number;
  readonly short: string;
  readonly name: string;
}[] = [
  { day: 1, short: 'Mon', name: 'Monday' },
  { day: 2, short: 'Tue', name: 'Tuesday' },
  { day: 3, short: 'Wed', name: 'Wednesday' },
  { day: 4, short: 'Thu', name: 'Thursday' },
  { day: 5, short: 'Fri', name: 'Friday' },
  { day: 6, short: 'Sat', name: 'Saturday' },
  { day: 0, short: 'Sun', name: 'Sunday' },
];

/** What quiet hours begin with: the night, every day. */
export const usualHours: QuietHours = {
  from: 22 * 60,
  to: 7 * 60,
  days: weekDays.map(({ day }) => day),
};

/** The hours with a day put in or taken out; none without any day. */
export function withDay(hours: QuietHours, day: number): QuietHours | null {
  const days = hours.days.includes(day)
    ? hours.days.filter((each) => each !== day)
    : [...hours.days, day];
  return days.length === 0 ? null : { ...hours, days };
}
