import { describe, expect, it } from 'vitest';
import { countdownAnnouncement, countdownText, relativeTime } from '../../../src/renderer/ui/time';

const minute = 60_000;
const hour = 60 * minute;

describe('countdownText', () => {
  it.each([
    [0, 'over'],
    [-5_000, 'over'],
    [1, '0:01'],
    [59_001, '1:00'],
    [minute, '1:00'],
    [9 * minute + 59_000, '9:59'],
    [10 * minute, '10m'],
    [59 * minute + 59_999, '59m'],
    [8 * hour - 1, '7h 59m'],
    [50 * hour, '2d 2h'],
  ])('%d ms left reads %s', (left, text) => {
    expect(countdownText(left)).toBe(text);
  });
});

describe('countdownAnnouncement', () => {
  it('stays silent while there is much time', () => {
    expect(countdownAnnouncement(11 * minute)).toBe('');
  });

  it('says the same words through each stretch, so that they are read once', () => {
    expect(countdownAnnouncement(9 * minute)).toBe(countdownAnnouncement(6 * minute));
    expect(countdownAnnouncement(4 * minute)).toContain('5m');
    expect(countdownAnnouncement(30_000)).toContain('1m');
    expect(countdownAnnouncement(0)).toBe('Your access has ended.');
  });
});

describe('relativeTime', () => {
  const now = Date.UTC(2030, 0, 15, 12);

  it.each([
    [now - 20_000, 'just now'],
    [now - 5 * minute, '5m ago'],
    [now - 3 * hour - 20 * minute, '3h ago'],
    [now - 2 * 24 * hour, '2d ago'],
    [now + 2 * hour, 'in 2h'],
    [now - 30 * 24 * hour, '16 Dec 2029'],
  ])('%d reads %s', (at, text) => {
    expect(relativeTime(at, now)).toBe(text);
  });
});
