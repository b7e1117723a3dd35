import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#shared/api/events';
import type { ApiOutput } from '#shared/api/contract';
import { err, ok } from '#shared/lib/result';
import type { AccessRequestView } from '#shared/model/access-request';
import { createRequestsStore, requestsOf } from '../../../src/renderer/stores/requests-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { alice, aliceProfile, aView, bob, bobProfile, uuid } from '../../helpers/window-builders';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const userIdOf = (profileId: string) => (profileId === aliceProfile ? alice.id : bob.id);

function setUp(lists: Partial<Record<'mine' | 'to-review' | 'all', AccessRequestView[]>> = {}) {
  const bridge = createFakeBridge({
    api: {
      'requests.list': ({ show }): ReturnType<typeof page> => page(lists[show] ?? []),
    },
  });
  const page = (rows: AccessRequestView[]) => ok<ApiOutput<'requests.list'>>({ rows, next: null });
  const requests = createRequestsStore(bridge, userIdOf);
  const of = (profileId: string) => requestsOf(requests.store.getState(), profileId);
  return { bridge, requests, of };
}

function event(view: AccessRequestView): ClusterEvent {
  return { type: 'request', revision: 1, at: 1, change: 'created', by: null, view };
}

describe('following profiles', () => {
  it('loads what is theirs and what waits for them, once', async () => {
    const { requests, bridge, of } = setUp({ 'to-review': [aView(1, {}, { review: true })] });
    requests.follow([bobProfile]);
    requests.follow([bobProfile]);
    await settled();
    expect(bridge.apiCalls).toHaveLength(2);
    expect(of(bobProfile).lists['to-review'].ids).toEqual([uuid(1)]);
  });

  it('forgets a profile that is gone, also an answer that comes late', async () => {
    const { requests, of } = setUp({ mine: [aView(1)] });
    requests.follow([aliceProfile]);
    requests.follow([]);
    await settled();
    expect(of(aliceProfile).lists.mine.loaded).toBe(false);
  });
});

describe('events', () => {
  it('put a new request where it belongs for each profile', async () => {
    const { requests, of } = setUp();
    requests.follow([aliceProfile, bobProfile]);
    await settled();
    requests.apply(aliceProfile, event(aView(1, {}, { withdraw: true })));
    requests.apply(bobProfile, event(aView(1, {}, { review: true })));
    expect(of(aliceProfile).lists.mine.ids).toEqual([uuid(1)]);
    expect(of(aliceProfile).lists['to-review'].ids).toEqual([]);
    expect(of(bobProfile).lists['to-review'].ids).toEqual([uuid(1)]);
    expect(of(bobProfile).lists.mine.ids).toEqual([]);
  });

  it('take a decided request out of what waits for a review', async () => {
    const { requests, of } = setUp({ 'to-review': [aView(1, {}, { review: true })] });
    requests.follow([bobProfile]);
    await settled();
    requests.apply(bobProfile, event(aView(1, { state: 'APPROVED' })));
    expect(of(bobProfile).lists['to-review'].ids).toEqual([]);
    expect(of(bobProfile).views[uuid(1)]?.request.state).toBe('APPROVED');
  });

  it('keep the newest request first', async () => {
    const { requests, of } = setUp({ mine: [aView(5), aView(3)] });
    requests.follow([aliceProfile]);
    await settled();
    requests.apply(aliceProfile, event(aView(4)));
    requests.apply(aliceProfile, event(aView(9)));
    expect(of(aliceProfile).lists.mine.ids).toEqual([uuid(9), uuid(5), uuid(4), uuid(3)]);
  });

  it('reload the lists after the stream was interrupted or roles changed', async () => {
    const { requests, bridge } = setUp();
    requests.follow([aliceProfile]);
    await settled();
    const before = bridge.apiCalls.length;
    requests.apply(aliceProfile, { type: 'hello', revision: 7, at: 1 });
    expect(bridge.apiCalls).toHaveLength(before + 2);
  });
});

describe('several people at once', () => {
  const waiting = aView(1, {}, { review: true });
  const approved = aView(1, { state: 'APPROVED' });

  it('an answer that an event overtook does not bring the past back', async () => {
    const { requests, bridge, of } = setUp({ 'to-review': [waiting] });
    requests.follow([bobProfile]);
    await settled();
    let answer: (view: AccessRequestView) => void = () => undefined;
    bridge.api['requests.get'] = () =>
      new Promise((resolve) => (answer = (view) => resolve(ok(view))));
    const opened = requests.open(bobProfile, uuid(1));
    requests.apply(bobProfile, event(approved));
    answer(waiting);
    await opened;
    expect(of(bobProfile).views[uuid(1)]?.request.state).toBe('APPROVED');
    expect(of(bobProfile).lists['to-review'].ids).toEqual([]);
  });

  it('nor does a list, which also keeps what came while it was on its way', async () => {
    const { requests, bridge, of } = setUp();
    let answer: () => void = () => undefined;
    bridge.api['requests.list'] = ({ show }) =>
      new Promise((resolve) => {
        const rows = show === 'to-review' ? [waiting] : [];
        if (show === 'to-review') answer = () => resolve(ok({ rows, next: null }));
        else resolve(ok({ rows, next: null }));
      });
    requests.follow([bobProfile]);
    requests.apply(bobProfile, event(approved));
    requests.apply(bobProfile, event(aView(2, {}, { review: true })));
    answer();
    await settled();
    expect(of(bobProfile).lists['to-review'].ids).toEqual([uuid(2)]);
    expect(of(bobProfile).views[uuid(1)]?.request.state).toBe('APPROVED');
  });

  it('a refused decision shows what others made of it', async () => {
    const { requests, bridge, of } = setUp({ 'to-review': [waiting] });
    const message = 'This request was approved already; it cannot be reviewed any more.';
    bridge.api['requests.review'] = () =>
      err({ code: 'wrong_state', message, field: null, details: [] });
    bridge.api['requests.get'] = () => ok(approved);
    requests.follow([bobProfile]);
    await settled();
    const answer = await requests.review(bobProfile, {
      id: uuid(1),
      verdict: 'approve',
      message: '',
      terms: null,
    });
    expect(answer).toMatchObject({ ok: false, error: { message } });
    expect(of(bobProfile).views[uuid(1)]?.request.state).toBe('APPROVED');
    expect(of(bobProfile).lists['to-review'].ids).toEqual([]);
  });

  it('the request on the screen is read again after an interruption, also when it is in no list', async () => {
    const { requests, bridge, of } = setUp();
    bridge.api['requests.get'] = () => ok(waiting);
    requests.follow([bobProfile]);
    await requests.open(bobProfile, uuid(1));
    bridge.api['requests.get'] = () => ok(approved);
    requests.apply(bobProfile, { type: 'hello', revision: 7, at: 1 });
    await settled();
    expect(of(bobProfile).views[uuid(1)]?.request.state).toBe('APPROVED');
  });
});

describe('opening and acting', () => {
  it('says why a request cannot be shown', async () => {
    const { requests, bridge, of } = setUp();
    const error = { code: 'not_found' as const, message: 'Gone.', field: null, details: [] };
    bridge.api['requests.get'] = () => err(error);
    requests.follow([aliceProfile]);
    await requests.open(aliceProfile, uuid(1));
    expect(of(aliceProfile).missing[uuid(1)]).toEqual(error);
    requests.apply(aliceProfile, event(aView(1)));
    expect(of(aliceProfile).missing[uuid(1)]).toBeUndefined();
  });

  it('shows what a review led to without waiting for its event', async () => {
    const { requests, bridge, of } = setUp({ 'to-review': [aView(1, {}, { review: true })] });
    bridge.api['requests.review'] = ({ verdict }) =>
      ok(aView(1, { state: verdict === 'approve' ? 'APPROVED' : 'DENIED' }));
    requests.follow([bobProfile]);
    await settled();
    const answer = await requests.review(bobProfile, {
      id: uuid(1),
      verdict: 'deny',
      message: 'Not now.',
      terms: null,
    });
    expect(answer.ok).toBe(true);
    expect(of(bobProfile).views[uuid(1)]?.request.state).toBe('DENIED');
    expect(of(bobProfile).lists['to-review'].ids).toEqual([]);
  });
});
