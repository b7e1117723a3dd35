import {
  weekDays,
  type QuietChoice,
  type QuietHours,
  type QuietUntil,
} from '#shared/ipc/do-not-disturb';

const hourMs = 3_600_000;
/** When the morning begins until which notifications wait, and the hour before which a night has not ended. */
const morning = 8;
const nightEnds = 5;

/** What was chosen about being disturbed. */
export interface QuietChoices {
  readonly until: QuietUntil | null;
  readonly hours: QuietHours | null;
}

/** Until when notifications are held back, as things are chosen; `null` when they are shown now. */
export function quietAt({ until, hours }: QuietChoices, now: number): QuietUntil | null {
  if (until === 'turned-off') return until;
  const chosen = until !== null && until > now ? until : 0;
  const ends = Math.max(chosen, hours === null ? 0 : endOfHours(hours, now));
  return ends > 0 ? ends : null;
}

/** The end of the quiet hours that `now` is in, by the clock on the wall; 0 outside of them. */
function endOfHours({ from, to, days }: QuietHours, now: number): number {
  const today = new Date(now);
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  for (const day of [date, date - 1]) {
    const start = new Date(year, month, day, 0, minutesOf(from));
    const end = new Date(year, month, to > from ? day : day + 1, 0, minutesOf(to));
    const name = weekDays[start.getDay()];
    if (name && days.includes(name) && start.getTime() <= now && now < end.getTime())
      return end.getTime();
  }
  return 0;
}

/** `07:30` in minutes after midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Until when a choice holds that is made now; `null` for none. */
export function untilOf(choice: QuietChoice, now: number): QuietUntil | null {
  switch (choice) {
    case 'off':
      return null;
    case 'hour':
      return now + hourMs;
    case 'morning':
      return nextMorning(now);
    case 'turned-off':
      return choice;
  }
}

/** Before five, tomorrow's morning is the one that comes when the night is over. */
function nextMorning(now: number): number {
  const at = new Date(now);
  const day = at.getDate() + (at.getHours() < nightEnds ? 0 : 1);
  return new Date(at.getFullYear(), at.getMonth(), day, morning).getTime();
}
