import { describe, expect, it } from 'vitest';
import { quietHoursSchema } from '#shared/ipc/do-not-disturb';
import {
  minutesOf,
  quietText,
  timeText,
  usualHours,
  weekDays,
  withDay,
} from '../../../src/renderer/features/settings/quiet-words';

describe('a time field', () => {
  it.each([
    ['00:00', 0],
    ['07:05', 425],
    ['22:00', 1_320],
    ['23:59', 1_439],
  ])('%s', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
    expect(timeText(minutes)).toBe(text);
  });

  it.each(['', '7:00', '24:00', '12:60', '12:00:00', 'noon'])('leaves %j alone', (text) => {
    expect(minutesOf(text)).toBeNull();
  });
});

describe('quiet hours', () => {
  it('begin as what main takes', () => {
    expect(quietHoursSchema.safeParse(usualHours).success).toBe(true);
    expect(new Set(weekDays.map(({ day }) => day)).size).toBe(7);
  });

  it('gain and lose days, and end with the last', () => {
    const weekend = { ...usualHours, days: [0, 6] };
    expect(withDay(weekend, 5)?.days).toEqual([0, 6, 5]);
    expect(withDay(weekend, 6)?.days).toEqual([0]);
    expect(withDay({ ...weekend, days: [0] }, 0)).toBeNull();
  });

  it.each([
    { ...usualHours, days: [] },
    { ...usualHours, days: [1, 1] },
    { ...usualHours, days: [7] },
    { ...usualHours, from: 1_440 },
  ])('are refused by main when they make no sense (%#)', (hours) => {
    expect(quietHoursSchema.safeParse(hours).success).toBe(false);
  });
});

describe('quietText', () => {
  const evening = new Date(2030, 0, 15, 17, 30).getTime();
  it.each([
    [null, null, /^Notifications are shown/],
    ['turned-off', 'turned-off', /until you turn this off\.$/],
    [evening, evening, /^Notifications are held back until 15 Jan 2030,? 17:30\.$/],
    [null, evening, /^Quiet hours: notifications are held back until 15 Jan 2030,? 17:30\.$/],
  ] as const)('%s %s', (until, quiet, text) => {
    expect(quietText({ until, hours: null, quiet })).toMatch(text);
  });
});
