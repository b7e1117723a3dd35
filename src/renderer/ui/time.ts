import { dateFormat } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { formatDuration } from '#shared/lib/duration';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What is left, as it stands in a countdown: to the second below ten minutes, to the minute above.
 *
 * @param ms milliseconds left; below zero counts as over
 */
export function countdownText(ms: number): string {
  if (ms <= 0) return t('ui.time.over');
  if (ms >= 10 * minute) return formatDuration(Math.floor(ms / minute) * minute);
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toString().padStart(2, '0')}`;
}

const durationUnits = [
  [day, 'ui.time.day'],
  [hour, 'ui.time.hour'],
  [minute, 'ui.time.minute'],
] as const;

/** A duration as people say it, with the two largest units: `8 hours`, `1 hour 30 minutes`, `2 days`. */
export function durationWords(ms: number): string {
  const counts = durationUnits.map(([unit, key], index) => {
    const larger = durationUnits[index - 1]?.[0];
    return { count: Math.floor((larger === undefined ? ms : ms % larger) / unit), key };
  });
  const first = counts.findIndex(({ count }) => count > 0);
  if (first === -1) return t('ui.time.underMinute');
  return counts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, key }) => t(key, { count }))
    .join(' ');
}

const announced = [10 * minute, 5 * minute, minute];

/**
 * What a screen reader is told while time runs out: nothing until ten minutes are left, then three times, so that
 * a countdown does not talk all the time.
 */
export function countdownAnnouncement(ms: number): string {
  if (ms <= 0) return t('ui.time.ended');
  const step = announced.findLast((each) => ms <= each);
  return step === undefined ? '' : t('ui.time.ends', { duration: formatDuration(step) });
}

/** How long ago, or how soon, in words: `just now`, `5m ago`, `in 2h`; further away than a week, the date. */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(now - at);
  if (distance < minute) return t('ui.time.now');
  if (distance > 7 * day) return dateText(at);
  const unit = distance < hour ? minute : distance < day ? hour : day;
  const text = formatDuration(Math.floor(distance / unit) * unit).split(' ')[0] ?? '';
  return at <= now ? t('ui.time.ago', { duration: text }) : t('ui.time.in', { duration: text });
}

export function dateText(at: number): string {
  return dateFormat({ dateStyle: 'medium' }).format(at);
}

function weekdayText(at: number): string {
  return dateFormat({ weekday: 'short' }).format(at);
}

/** A time of this computer's clock: `17:30`. */
export function clockText(at: number): string {
  return dateFormat({ timeStyle: 'short' }).format(at);
}

/** A time as one says it from now: `17:30` today, `Fri 17:30` within some days, `12 Nov, 17:30` otherwise. */
export function dayAndTime(at: number, now: number): string {
  const clock = clockText(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return clock;
  return Math.abs(at - now) < 6 * day
    ? `${weekdayText(at)} ${clock}`
    : `${dateFormat({ day: 'numeric', month: 'short' }).format(at)}, ${clock}`;
}

/** A mark on a line of time: the day where one begins, else the time. */
export function tickText(at: number): string {
  const date = new Date(at);
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return isMidnight ? weekdayText(at) : clockText(at);
}

/** Date and time in this computer's time zone: `15 Jan 2030, 09:30`. */
export function instantText(at: number): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
