import { describe, expect, it } from 'vitest';
import {
  durationByKey,
  durationNear,
  endOf,
  spanOf,
  startByKey,
  startNear,
  step,
  ticksOf,
  type AccessTimes,
} from '../../../src/renderer/features/request/access-times';

const hour = 4 * step;
// On no place of the grid.
const now = 1_900_000_200_000 - (1_900_000_200_000 % step) + 4 * 60_000;
const grid = now - 4 * 60_000;
const times = (part: Partial<AccessTimes> = {}): AccessTimes => ({
  ...{ now, startAt: null, duration: null, longest: 8 * hour, waits: hour },
  ...{ latestStart: now + 168 * hour, ...part },
});

describe('the start', () => {
  it.each([
    [
      'goes from the approval to the first place on the grid that leaves time',
      null,
      'ArrowRight',
      grid + 2 * step,
    ],
    ['goes by an hour', grid + 2 * hour, 'PageUp', grid + 3 * hour],
    ['goes back to the approval where no time is left', grid + 2 * step, 'ArrowLeft', null],
    ['stays with the approval', null, 'ArrowLeft', null],
    ['goes to the approval', grid + 9 * hour, 'Home', null],
    ['goes to the latest that is allowed', null, 'End', grid + 168 * hour],
    ['does not go beyond that', grid + 168 * hour, 'PageUp', grid + 168 * hour],
    ['leaves other keys alone', null, 'a', undefined],
  ])('%s', (_name, startAt, key, expected) => {
    expect(startByKey(times({ startAt }), key)).toBe(expected);
  });

  it('is put on the grid where it is dragged to', () => {
    expect(startNear(times(), now + 2 * hour)).toBe(grid + 2 * hour);
    expect(startNear(times(), now - hour)).toBeNull();
    expect(startNear(times(), now + 999 * hour)).toBe(grid + 168 * hour);
  });
});

describe('the end', () => {
  it.each([
    ['goes from the longest to a shorter one', null, 'ArrowLeft', 8 * hour - step],
    ['becomes the longest again', 8 * hour - step, 'ArrowRight', null],
    ['stays with the longest', null, 'PageUp', null],
    ['is at least a step after the start', step, 'PageDown', step],
    ['goes to the shortest', null, 'Home', step],
    ['goes to the longest', step, 'End', null],
    ['leaves other keys alone', null, 'Enter', undefined],
  ])('%s', (_name, duration, key, expected) => {
    expect(durationByKey(times({ duration }), key)).toBe(expected);
  });

  it('leaves a limit off the grid for the next place on it', () => {
    const longest = 2 * hour + 60_000;
    expect(durationByKey(times({ longest }), 'ArrowLeft')).toBe(2 * hour);
    expect(durationByKey(times({ longest: 60_000 }), 'Home')).toBeNull();
  });

  it('follows the start, and is put on the grid where it is dragged to', () => {
    const startAt = grid + 5 * hour;
    expect(endOf(times({ startAt, duration: hour }))).toBe(grid + 6 * hour);
    expect(durationNear(times({ startAt }), startAt + 2 * hour + 60_000)).toBe(2 * hour);
    expect(durationNear(times({ startAt }), startAt - hour)).toBe(step);
    expect(durationNear(times({ startAt }), startAt + 9 * hour)).toBeNull();
  });
});

describe('the line', () => {
  it('shows all that is chosen and allowed, and no more than needed', () => {
    expect(spanOf(times({ longest: hour }))).toBe(2 * hour);
    expect(spanOf(times())).toBe(12 * hour);
    expect(spanOf(times({ startAt: now + 167 * hour }))).toBe(192 * hour);
    expect(spanOf(times({ waits: 20 * hour, longest: hour }))).toBe(24 * hour);
    expect(spanOf(times({ longest: 2_000 * hour }))).toBeGreaterThan(2_000 * hour);
  });

  it('has a few marks, none at its ends', () => {
    for (const hours of [2, 4, 12, 24, 72, 192, 384, 2_000]) {
      const span = hours * hour;
      const ticks = ticksOf(now, span);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(6);
      expect(ticks.every((at) => at > now && at < now + span)).toBe(true);
    }
  });
});
