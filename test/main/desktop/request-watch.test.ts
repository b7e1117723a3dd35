import { describe, expect, it, vi } from 'vitest';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Notice } from '#main/desktop/notice';
import type { RemoteClient } from '#main/desktop/remote';
import { watchRequests } from '#main/desktop/request-watch';
import {
  aReview,
  aProfileState,
  aSession,
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
const hour = 3_600_000;
const event = (view: AccessRequestView) =>
  ({ type: 'request', revision: 2, at: now, change: 'created', by: null, view }) as const;
const review = aView(1, {}, { review: true });

function rig(listed: readonly AccessRequestView[] = []) {
  let state = anAppState({ profiles: [] });
  let clock = now;
  const notices: Notice[] = [];
  const summed: string[] = [];
  const retracted: string[] = [];
  const call = vi.fn<(call: { input: { show: string } }) => Promise<unknown>>(
    async ({ input }: { input: { show: string } }) => ({
      rows: input.show === 'to-review' ? listed : [],
      next: null,
    }),
  );
  const watch = watchRequests({
    client: { call: call as unknown as RemoteClient['call'] },
    state: () => state,
    courier: {
      send(sent, together = false) {
        notices.push(...sent);
        for (const { key } of sent) if (together) summed.push(key);
      },
      retract: (profileId, request) => retracted.push(`${profileId} ${request}`),
      forget: (profileId) => retracted.push(profileId),
    },
    onBoard: () => undefined,
    now: () => clock,
  });
  return {
    watch,
    notices,
    summed,
    retracted,
    wait: (ms: number) => void (clock += ms),
    call,
    sessions: (sessions: typeof state.sessions) => void (state = { ...state, sessions }),
    async profiles(...profiles: (typeof asBob)[]) {
      state = { ...state, profiles };
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
    expect(notices.map(({ title }) => title)).toEqual(['Access ends in 1m: node-1 (alice)']);
  });

  it('takes back what asks for a review when somebody else has decided', async () => {
    const { watch, retracted, profiles } = rig([review]);
    await profiles(asBob);
    const view = aView(1, { state: 'APPROVED', accessUntil: now + hour });
    watch.onClusterEvent(bobProfile, { ...event(view), change: 'approved' });
    expect(retracted).toEqual([`${bobProfile} ${uuid(1)}`]);
  });

  it('keeps what events told while the lists were on their way', async () => {
    const { watch, call, profiles } = rig();
    let answer: (value: unknown) => void = () => undefined;
    call.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await profiles(asBob);
    const decided = aView(1, { state: 'DENIED' });
    watch.onClusterEvent(bobProfile, { ...event(decided), change: 'denied' });
    watch.onClusterEvent(bobProfile, event(aView(2, {}, { review: true })));
    answer({ rows: [review], next: null });
    await settled();
    answer({ rows: [], next: null });
    await settled();
    expect([...(watch.board().get(bobProfile)?.keys() ?? [])]).toEqual([uuid(2)]);
  });

  it('says for whom it is when several clusters are known', async () => {
    const { watch, notices, profiles } = rig();
    const elsewhere = aProfileState();
    const cluster = { ...elsewhere.cluster, id: uuid(399), name: 'other.example' };
    await profiles(asBob, { ...elsewhere, cluster });
    watch.onClusterEvent(bobProfile, event(review));
    expect(notices[0]?.body).toMatch(/\nFor alice on demo\.example\.$/);
  });

  it('takes back what was said of a request when its user acts on it', async () => {
    const { watch, retracted, profiles } = rig();
    await profiles(aProfileState());
    const view = aView(1, { state: 'WITHDRAWN' });
    watch.onClusterEvent(aliceProfile, {
      ...event(view),
      change: 'withdrawn',
      by: view.request.requester,
    });
    expect(retracted).toEqual([`${aliceProfile} ${uuid(1)}`]);
  });

  it('does not fall for an answer that is older than an event', async () => {
    const { watch, profiles } = rig();
    await profiles(asBob);
    const view = aView(1, { state: 'APPROVED', accessUntil: now + hour });
    watch.onClusterEvent(bobProfile, { ...event(view), change: 'approved' });
    watch.onClusterEvent(bobProfile, event(review));
    expect(watch.board().get(bobProfile)?.get(uuid(1))?.request.state).toBe('APPROVED');
  });

  it('outlives a cluster that cannot be listed', async () => {
    const { watch, call, profiles } = rig();
    call.mockRejectedValue(new Error('down'));
    await profiles(asBob);
    expect(watch.board().size).toBe(0);
  });
});

describe('a cluster that was away', () => {
  const own = aView(5);
  const asAlice = aProfileState();

  it('tells together what happened meanwhile', async () => {
    const listed: AccessRequestView[] = [];
    const { watch, notices, summed, call, profiles } = rig();
    call.mockImplementation(async ({ input }) => ({
      rows: input.show === 'mine' ? listed : [],
      next: null,
    }));
    listed.push(own);
    await profiles(asAlice);
    await profiles({ ...asAlice, state: 'unreachable' });
    expect(watch.board().get(aliceProfile)?.size).toBe(1);
    const review = aReview({ verdict: 'deny', message: 'no' });
    listed.splice(0, 1, aView(5, { state: 'DENIED', reviews: [review] }));
    await profiles(asAlice);
    expect(notices.map(({ title }) => title)).toEqual(['Denied: node-1 (alice)']);
    expect(summed).toHaveLength(1);
  });

  it('gives the same news the same key as the event does that comes late', async () => {
    const { watch, notices, call, profiles } = rig();
    const denied = aView(5, { state: 'DENIED' });
    await profiles(asAlice);
    watch.onClusterEvent(aliceProfile, event(own));
    call.mockImplementation(async () => ({ rows: [denied], next: null }));
    watch.onClusterEvent(aliceProfile, { type: 'hello', revision: 9, at: now });
    await settled();
    watch.onClusterEvent(aliceProfile, { ...event(denied), change: 'denied', by: bob });
    expect(new Set(notices.map(({ key }) => key)).size).toBe(1);
  });
});

describe('reminders', () => {
  const approved = aView(4, { state: 'APPROVED', approvedAt: now, accessUntil: now + hour });
  const using = aProfileState({ status: aStatus({ activeRequests: [uuid(4)] }) });

  async function reminded(rigged: ReturnType<typeof rig>) {
    await rigged.profiles(using);
    rigged.watch.onClusterEvent(aliceProfile, event(approved));
    rigged.notices.length = 0;
  }
  const keys = (notices: readonly Notice[]) => new Set(notices.map(({ key }) => key)).size;

  it('come at fifteen and at five minutes, once each', async () => {
    const rigged = rig();
    await reminded(rigged);
    for (let passed = 0; passed < 60; passed++) {
      rigged.watch.tick();
      rigged.wait(60_000);
    }
    expect(keys(rigged.notices)).toBe(2);
  });

  it('come once after a sleep, with what is left', async () => {
    const rigged = rig();
    await reminded(rigged);
    rigged.wait(hour - 3 * 60_000);
    rigged.watch.tick();
    expect(rigged.notices.map(({ title }) => title)).toEqual(['Access ends in 3m: node-1 (alice)']);
  });

  it('do not come after a sleep that outlasted the access', async () => {
    const rigged = rig();
    await reminded(rigged);
    rigged.wait(hour);
    rigged.watch.tick();
    expect(rigged.notices).toEqual([]);
  });

  it('do not come after a drop, and again after it was assumed anew', async () => {
    const rigged = rig();
    await reminded(rigged);
    await rigged.profiles(aProfileState());
    expect(rigged.retracted).toContain(`${aliceProfile} ${uuid(4)}`);
    rigged.wait(hour - 60_000);
    rigged.watch.tick();
    expect(rigged.notices).toEqual([]);
    await rigged.profiles(using);
    rigged.watch.onClusterEvent(aliceProfile, event(approved));
    rigged.notices.length = 0;
    rigged.watch.tick();
    expect(rigged.notices).toHaveLength(1);
  });
});

describe('a sign-in that ends by itself', () => {
  const stateReason = 'alice is locked: laptop lost. Ask an administrator.';
  const locked = aProfileState({ state: 'signed-out', stateReason, status: null });

  it('says why, also to who does not want to be disturbed when sessions went with it', async () => {
    const rigged = rig();
    await rigged.profiles(aProfileState());
    rigged.sessions([aSession(1)]);
    await rigged.profiles(aProfileState());
    await rigged.profiles(locked);
    expect(rigged.notices).toMatchObject([
      {
        title: 'alice is signed out of demo.example',
        body: `${stateReason}\nOpen sessions have ended.`,
        urgent: true,
        request: null,
      },
    ]);
  });

  it('can wait where nothing was cut, and is no news to who signs out', async () => {
    const rigged = rig();
    await rigged.profiles(aProfileState());
    await rigged.profiles(locked);
    expect(rigged.notices).toMatchObject([{ urgent: false }]);
    await rigged.profiles(aProfileState());
    await rigged.profiles({ ...locked, stateReason: '' });
    expect(rigged.notices).toHaveLength(1);
  });
});
