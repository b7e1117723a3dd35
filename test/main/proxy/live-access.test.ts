import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionAttempt } from '#main/proxy/gatekeeper';
import { createLiveAccess } from '#main/proxy/live-access';
import {
  createFakeGatekeeper,
  nodeTarget,
  type FakeGatekeeper,
} from '../../helpers/gateway/fake-gatekeeper';

const attempt: ConnectionAttempt = {
  access: {
    v: 2,
    user: randomUUID(),
    session: randomUUID(),
    generation: 1,
    scope: { type: 'standing', roles: ['access'] },
  },
  certificateUntil: 0,
  target: 'iot',
  login: 'alice',
  source: '127.0.0.1',
  connection: null,
};

let keeper: FakeGatekeeper;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  keeper = createFakeGatekeeper();
  keeper.nodes.set('iot', nodeTarget({ name: 'iot', port: 22, hostKey: Buffer.alloc(1) }));
});
afterEach(() => void vi.useRealTimers());

function watch(until: number) {
  const refused = vi.fn<(reason: string) => void>();
  const live = createLiveAccess(keeper, Date.now);
  const stop = live.watch(attempt, until, refused);
  return { live, stop, refused };
}

describe('a live connection', () => {
  it('is decided again after a change, once for a burst, and ended when refused', () => {
    const { refused } = watch(Number.MAX_SAFE_INTEGER);
    const decide = vi.spyOn(keeper, 'decide');
    for (let change = 0; change < 20; change++) keeper.change();
    vi.advanceTimersByTime(1_000);
    expect(decide).toHaveBeenCalledTimes(1);
    expect(refused).not.toHaveBeenCalled();

    keeper.rule = () => 'Revoked.';
    keeper.change();
    vi.advanceTimersByTime(999);
    expect(refused.mock.calls).toEqual([['Revoked.']]);
    keeper.change();
    vi.advanceTimersByTime(1_000);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('is decided again when its access ends, and stays if that was prolonged', () => {
    const { refused } = watch(Date.now() + 60_000);
    keeper.until = Date.now() + 120_000;
    vi.advanceTimersByTime(60_000);
    expect(refused).not.toHaveBeenCalled();
    keeper.rule = () => 'Your access ended.';
    vi.advanceTimersByTime(60_000);
    expect(refused.mock.calls).toEqual([['Your access ended.']]);
  });

  it('is ended within a second after the computer slept past its end', () => {
    const { refused } = watch(Date.now() + 3_600_000);
    keeper.rule = () => 'Your access ended.';
    vi.advanceTimersByTime(10_000);
    expect(refused).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 7_200_000);
    vi.advanceTimersByTime(1_000);
    expect(refused.mock.calls).toEqual([['Your access ended.']]);
  });

  it('is decided again only when its end has come, however often the clock is looked at', () => {
    watch(Date.now() + 60_000);
    const decide = vi.spyOn(keeper, 'decide');
    vi.advanceTimersByTime(59_999);
    expect(decide).not.toHaveBeenCalled();
  });

  it('is ended when deciding fails', () => {
    const { refused } = watch(Number.MAX_SAFE_INTEGER);
    keeper.rule = () => {
      throw new Error('no store');
    };
    keeper.change();
    vi.advanceTimersByTime(1_000);
    expect(refused.mock.calls[0]?.[0]).toContain('could not decide');
  });

  it('is left alone once it is over', () => {
    const { live, stop, refused } = watch(Date.now() + 1_000);
    stop();
    keeper.rule = () => 'Revoked.';
    keeper.change();
    vi.advanceTimersByTime(10_000);
    expect(refused).not.toHaveBeenCalled();
    live.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
