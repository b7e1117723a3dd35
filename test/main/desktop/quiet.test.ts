import { describe, expect, it } from 'vitest';
import type { QuietHours } from '#shared/ipc/do-not-disturb';
import { quietAt, untilOf } from '#main/desktop/quiet';

/** A time of this computer's clock in the week of Monday, 14 January 2030. */
const at = (day: number, hour: number, minute = 0) =>
  new Date(2030, 0, 13 + day, hour, minute).getTime();
const [monday, friday, saturday] = [1, 5, 6];
const night: QuietHours = { from: '22:00', to: '07:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
const meeting: QuietHours = { from: '13:00', to: '14:00', days: ['mon'] };
const allSaturday: QuietHours = { from: '00:00', to: '00:00', days: ['sat'] };

describe('quietAt', () => {
  it.each([
    ['nothing chosen', { until: null, hours: null }, at(monday, 12), null],
    [
      'an end that is ahead',
      { until: at(monday, 13), hours: null },
      at(monday, 12),
      at(monday, 13),
    ],
    ['an end that has come', { until: at(monday, 12), hours: null }, at(monday, 12), null],
    ['until turned off', { until: 'turned-off', hours: night }, at(monday, 12), 'turned-off'],
    ['before the night', { until: null, hours: night }, at(monday, 21, 59), null],
    ['as the night begins', { until: null, hours: night }, at(monday, 22), at(2, 7)],
    ['after midnight', { until: null, hours: night }, at(2, 3), at(2, 7)],
    ['as the night ends', { until: null, hours: night }, at(2, 7), null],
    [
      'a night that began on Friday',
      { until: null, hours: night },
      at(saturday, 3),
      at(saturday, 7),
    ],
    ['a night that would begin on Saturday', { until: null, hours: night }, at(saturday, 23), null],
    ['a night that began on Sunday', { until: null, hours: night }, at(monday, 3), null],
    ['hours of one day', { until: null, hours: meeting }, at(monday, 13, 30), at(monday, 14)],
    ['the same hours on another day', { until: null, hours: meeting }, at(friday, 13, 30), null],
    ['a whole day', { until: null, hours: allSaturday }, at(saturday, 15), at(saturday + 1, 0)],
    ['the day after a whole day', { until: null, hours: allSaturday }, at(saturday + 1, 0), null],
    ['both, the hours longer', { until: at(2, 1), hours: night }, at(2, 0), at(2, 7)],
    ['both, the choice longer', { until: at(2, 9), hours: night }, at(2, 0), at(2, 9)],
  ] as const)('%s', (_name, chosen, now, expected) => {
    expect(quietAt(chosen, now)).toBe(expected);
  });
});

describe('untilOf', () => {
  it.each([
    ['off', at(monday, 12), null],
    ['hour', at(monday, 12), at(monday, 13)],
    ['turned-off', at(monday, 12), 'turned-off'],
    ['morning', at(monday, 23), at(2, 8)],
    ['morning', at(monday, 7), at(2, 8)],
    ['morning', at(2, 2), at(2, 8)],
  ] as const)('%s at %i', (choice, now, expected) => {
    expect(untilOf(choice, now)).toBe(expected);
  });
});
