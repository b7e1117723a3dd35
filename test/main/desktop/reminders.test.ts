import { describe, expect, it } from 'vitest';
import { reminderOf } from '#main/desktop/reminders';
import {
  aProfileState,
  aStatus,
  aView,
  startOfTest as end,
  uuid,
} from '../../helpers/window-builders';

const minute = 60_000;
const canExtend = { extend: true };
const view = aView(
  1,
  { state: 'APPROVED', approvedAt: end - 8 * 60 * minute, accessUntil: end },
  canExtend,
);
const unused = aProfileState();
const using = aProfileState({ status: aStatus({ activeRequests: [uuid(1)] }) });

describe('a reminder that access ends', () => {
  it.each([
    [15 * minute + 1, null],
    [15 * minute, 'Access ends in 15m: node-1 (alice)'],
    [5 * minute + 1, 'Access ends in 6m: node-1 (alice)'],
    [5 * minute, 'Access ends in 5m: node-1 (alice)'],
    [1, 'Access ends in 1m: node-1 (alice)'],
    [0, null],
    [-minute, null],
  ])('%i ms before: %s', (left, title) => {
    expect(reminderOf(using, view, false, end - left)?.title ?? null).toBe(title);
  });

  it('is another one at five minutes than at fifteen, and the same in between', () => {
    const keys = [15, 6, 5, 1].map(
      (left) => reminderOf(using, view, false, end - left * minute)?.key,
    );
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).toBe(keys[3]);
  });

  it('comes again for another end', () => {
    const later = aView(1, { ...view.request, accessUntil: end + 60 * minute });
    expect(reminderOf(using, later, false, end + 50 * minute)?.key).not.toBe(
      reminderOf(using, view, false, end - 10 * minute)?.key,
    );
  });

  it('offers to go on, and to begin where it is not used yet', () => {
    expect(reminderOf(using, view, false, end - minute)?.actions).toEqual(['extend']);
    expect(reminderOf(unused, view, false, end - minute)).toMatchObject({
      title: 'Unused access ends in 1m: node-1 (alice)',
      actions: ['connect', 'extend'],
    });
  });

  it.each([
    [true, canExtend, 'Your request to extend it still waits.'],
    [false, {}, 'Ask again to go on.'],
  ])('does not offer to extend in vain (%#)', (isExtending, can, text) => {
    const given = aView(1, view.request, can);
    const reminder = reminderOf(using, given, isExtending, end - minute);
    expect(reminder?.actions).toEqual([]);
    expect(reminder?.body).toContain(text);
  });

  it('does not come before the access begins', () => {
    const startAt = end - 10 * minute;
    const later = aView(1, { ...view.request, startAt });
    expect(reminderOf(using, later, false, startAt - 1)).toBeNull();
    expect(reminderOf(using, later, false, startAt)).toBeNull();
    expect(reminderOf(using, later, false, end - 5 * minute)).not.toBeNull();
  });

  it.each([
    [15, 15 * minute, null],
    [10, 10 * minute, null],
    [10, 5 * minute, 'Access ends in 5m: node-1 (alice)'],
    [5, 5 * minute, null],
  ])('leaves out what is no news for access of %i minutes', (lasts, left, title) => {
    const short = aView(1, { ...view.request, approvedAt: end - lasts * minute });
    expect(reminderOf(using, short, false, end - left)?.title ?? null).toBe(title);
  });
});
