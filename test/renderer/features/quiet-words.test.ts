import { describe, expect, it } from 'vitest';
import { quietHoursSchema, type QuietHours } from '#shared/ipc/do-not-disturb';
import {
  quietText,
  usualHours,
  weekDays,
  withDay,
} from '../../../src/renderer/features/settings/quiet-words';

describe('quiet hours', () => {
  it('begin as what main takes', () => {
    expect(quietHoursSchema.safeParse(usualHours).success).toBe(true);
    expect(new Set(weekDays).size).toBe(7);
  });

  it('gain and lose days, and end with the last', () => {
    const weekend: QuietHours = { ...usualHours, days: ['sun', 'sat'] };
    expect(withDay(weekend, 'fri')?.days).toEqual(['sun', 'sat', 'fri']);
    expect(withDay(weekend, 'sat')?.days).toEqual(['sun']);
    expect(withDay({ ...weekend, days: ['sun'] }, 'sun')).toBeNull();
  });

  it.each([
    { ...usualHours, days: [] },
    { ...usualHours, days: ['mon', 'mon'] },
    { ...usualHours, days: ['day'] },
    { ...usualHours, from: '24:00' },
    { ...usualHours, from: '7:00' },
    { ...usualHours, to: '12:60' },
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
    expect(quietText({ until, quiet })).toMatch(text);
  });
});
