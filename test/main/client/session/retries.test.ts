import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Retries, waitBefore } from '#main/client/session/retries';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const told: [number, number | null][] = [];
  let tries = 0;
  const start = Date.now();
  const retries = new Retries({
    attempt: () => void tries++,
    onChange: (attempt, nextTry) => told.push([attempt, nextTry === null ? null : nextTry - start]),
    now: Date.now,
    random: () => 1,
  });
  return { retries, told, tries: () => tries };
}

describe('the wait before an attempt', () => {
  it('doubles up to half a minute, and jitter takes off a half at most', () => {
    const attempts = [1, 2, 3, 4, 5, 6, 7, 50];
    expect(attempts.map((each) => waitBefore(each, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(attempts.slice(0, 2).map((each) => waitBefore(each, 0))).toEqual([500, 1_000]);
  });
});

describe('trying again', () => {
  it('is told before and when it begins, each time later', () => {
    const { retries, told, tries } = setUp();
    retries.next();
    vi.advanceTimersByTime(999);
    expect(tries()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(tries()).toBe(1);
    retries.next();
    vi.advanceTimersByTime(2_000);
    expect(tries()).toBe(2);
    expect(told).toEqual([
      [1, 1_000],
      [1, null],
      [2, 3_000],
      [2, null],
    ]);
  });

  it('can be hurried while it waits, once, and then waits from the beginning', () => {
    const { retries, tries } = setUp();
    retries.hurry();
    expect(tries()).toBe(0);
    for (let attempt = 1; attempt <= 5; attempt++) {
      retries.next();
      vi.runAllTimers();
    }
    retries.next();
    retries.hurry();
    retries.hurry();
    expect(tries()).toBe(6);
    retries.next();
    vi.advanceTimersByTime(2_000);
    expect(tries()).toBe(7);
  });

  it('stops, and counts from the first again unless it is told not to', () => {
    const { retries, told, tries } = setUp();
    retries.next();
    retries.stop();
    vi.runAllTimers();
    expect(tries()).toBe(0);
    retries.next();
    retries.stop(true);
    retries.next();
    expect(told.map(([attempt]) => attempt)).toEqual([1, 1, 2]);
  });
});
