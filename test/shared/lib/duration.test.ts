import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '#shared/lib/duration';

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['1h', 3_600_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['0.5h', 1_800_000],
    ['250ms', 250],
    [' 8h ', 28_800_000],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: ms });
  });

  it.each([
    '',
    'h',
    '5',
    '1h 30m',
    '-1h',
    '0s',
    '1w',
    '1hour',
    'NaN',
    '1e3s',
    '9'.repeat(400) + 'h',
  ])('refuses %s', (text) => {
    expect(parseDuration(text).ok).toBe(false);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [-5_000, '0s'],
    [45_000, '45s'],
    [5_400_000, '1h 30m'],
    [3_600_000, '1h'],
    [90_061_000, '1d 1h'],
    [3_605_000, '1h'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
