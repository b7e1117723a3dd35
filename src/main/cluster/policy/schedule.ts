import { weekdays, type Shift } from '#shared/model/review-rule';

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** The clock of a time zone; `null` for one that is not known here. */
function clockOf(timezone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(timezone);
  if (known !== undefined) return known;
  let clock: Intl.DateTimeFormat | null = null;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    // A time zone that nobody knows is one in which it is never any time.
  }
  clocks.set(timezone, clock);
  return clock;
}

export function isTimezone(text: string): boolean {
  return clockOf(text) !== null;
}

/**
 * Whether a moment lies in one of several shifts; `error` where that cannot be told.
 *
 * @param now milliseconds since the epoch
 */
export function isInShifts(shifts: readonly Shift[], now: number): boolean | 'error' {
  const answers = shifts.map((shift) => isInShift(shift, now));
  if (answers.includes(true)) return true;
  return answers.includes('error') ? 'error' : false;
}

function isInShift({ timezone, weekday, start, end }: Shift, now: number): boolean | 'error' {
  const parts = clockOf(timezone)?.formatToParts(now);
  if (!parts) return 'error';
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? '';
  const minute = Number(part('hour')) * 60 + Number(part('minute'));
  const isDay = weekdays.some((day) => day === weekday && day === part('weekday'));
  return isDay && start <= minute && minute <= end;
}
