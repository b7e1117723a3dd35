import { describe, expect, it, vi } from 'vitest';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Notice } from '#main/desktop/notification-rules';
import type { RemoteClient } from '#main/desktop/remote';
import { watchRequests } from '#main/desktop/request-watch';
import {
  aProfileState,
  aStatus,
  aView,
  aliceProfile,
  anAppState,
  bob,
  bobProfile,
  startOfTest as now,
  uuid,
} from '../../helpers/window-builders';
import { settled } from './fake-process';

const asBob = aProfileState({ id: bobProfile, status: aStatus({ user: bob }) });
const review = aView(1, {}, { review: true });

function rig(listed: readonly AccessRequestView[] = []) {
  let state = anAppState({ profiles: [] });
  const notices: Notice[] = [];
  const call = vi.fn<(call: { input: { show: string } }) => Promise<unknown>>(
    async ({ input }: { input: { show: string } }) => ({
      rows: input.show === 'to-review' ? listed : [],
      next: null,
    }),
  );
  const watch = watchRequests({
    client: { call: call as unknown as RemoteClient['call'] },
    state: () => state,
    notify: (notice) => notices.push(notice),
    onBoard: () => undefined,
    now: () => now,
  });
  return {
    watch,
    notices,
    call,
    async profiles(...profiles: (typeof asBob)[]) {
      state = anAppState({ profiles });
      watch.onState();
      await settled();
    },
  };
}

describe('watchRequests', () => {
  it('tells a reviewer who just signed in what waits for them', async () => {
    const { watch, notices, profiles } = rig([review]);
    await profiles(asBob);
    expect(notices.map(({ title }) => title)).toEqual(['alice asks for node-1 (alice)']);
    expect(watch.board().get(bobProfile)?.size).toBe(1);
  });

  it('lists once for each sign-in, not on every change of the state', async () => {
    const { call, profiles } = rig();
    await profiles(asBob);
    await profiles(asBob);
    expect(call).toHaveBeenCalledTimes(2);
    await profiles({ ...asBob, state: 'signed-out' });
    await profiles(asBob);
    expect(call).toHaveBeenCalledTimes(4);
  });

  it('forgets the requests of a profile that signed out', async () => {
    const { watch, profiles } = rig([review]);
    await profiles(asBob);
    await profiles({ ...asBob, state: 'signed-out' });
    expect(watch.board().size).toBe(0);
  });

  it('follows events', async () => {
    const { watch, notices, profiles } = rig();
    await profiles(asBob);
    watch.onClusterEvent(bobProfile, {
      type: 'request',
      revision: 2,
      at: now,
      change: 'created',
      by: review.request.requester,
      view: review,
    });
    expect(watch.board().get(bobProfile)?.has(uuid(1))).toBe(true);
    expect(notices).toHaveLength(1);
  });

  it('lists anew when the stream starts over', async () => {
    const { watch, call, profiles } = rig();
    await profiles(asBob);
    watch.onClusterEvent(bobProfile, { type: 'hello', revision: 3, at: now });
    await settled();
    expect(call).toHaveBeenCalledTimes(4);
  });

  it('says that assumed access ends soon', async () => {
    const { watch, notices, profiles } = rig();
    await profiles(aProfileState({ status: aStatus({ activeRequests: [uuid(4)] }) }));
    watch.onClusterEvent(aliceProfile, {
      type: 'request',
      revision: 2,
      at: now,
      change: 'approved',
      by: null,
      view: aView(4, { state: 'APPROVED', accessUntil: now + 60_000 }),
    });
    notices.length = 0;
    watch.tick();
    expect(notices.map(({ title }) => title)).toEqual(['Access ends in 1m']);
  });

  it('outlives a cluster that cannot be listed', async () => {
    const { watch, call, profiles } = rig();
    call.mockRejectedValue(new Error('down'));
    await profiles(asBob);
    expect(watch.board().size).toBe(0);
  });
});
