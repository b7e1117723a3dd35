import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import { err, ok } from '#shared/lib/result';
import type { AccessRequestView } from '#shared/model/access-request';
import { createFoundRequestsStore } from '../../../src/renderer/stores/found-requests-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aView, bobProfile, uuid } from '../../helpers/window-builders';

type Input = ApiInput<'requests.list'>;

function setUp(pages: readonly (readonly number[])[] = [[1, 2]]) {
  const asked: Input[] = [];
  const learned: AccessRequestView[] = [];
  const answers = { fails: false };
  const bridge = createFakeBridge({
    api: {
      'requests.list': (input: Input) => {
        asked.push(input);
        if (answers.fails)
          return err({ code: 'unreachable', message: 'gone', field: null, details: [] });
        const page = Number(input.cursor ?? 0);
        const rows = (pages[page] ?? []).map((number) => aView(number));
        return ok({ rows, next: page + 1 < pages.length ? String(page + 1) : null });
      },
    },
  });
  const found = createFoundRequestsStore(bridge, (_profileId, view) => learned.push(view));
  found.use(aliceProfile, 'all');
  const settle = () => vi.advanceTimersByTimeAsync(1_000);
  return { found, asked, learned, answers, settle, state: () => found.store.getState() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('looking for requests', () => {
  it('asks nothing without a filter', async () => {
    const { found, asked, settle } = setUp();
    found.narrow({ words: '  ' });
    found.clear();
    found.refresh();
    await settle();
    expect(asked.filter(({ filter }) => Object.keys(filter ?? {}).length === 0)).toEqual([]);
  });

  it('sends what is set, without what is empty, and learns what is found', async () => {
    const { found, asked, learned, settle, state } = setUp();
    found.narrow({ states: ['DENIED'], requester: '', kind: undefined });
    await settle();
    expect(asked.at(-1)).toMatchObject({ show: 'all', cursor: null });
    expect(asked.at(-1)?.filter).toEqual({ states: ['DENIED'] });
    expect(state()).toMatchObject({ ids: [uuid(1), uuid(2)], loaded: true, loading: false });
    expect(learned).toHaveLength(2);
  });

  it('answers the first key at once, and of a quick hand’s others the last', async () => {
    const { found, asked, settle } = setUp();
    for (const words of ['i', 'io', 'iot']) found.narrow({ words });
    await settle();
    expect(asked.map(({ filter }) => filter?.words)).toEqual(['i', 'iot']);
  });

  it('keeps the filter while lists are switched, and begins anew for another profile', async () => {
    const { found, asked, settle, state } = setUp();
    found.narrow({ reviewedByMe: true });
    found.use(aliceProfile, 'to-review');
    await settle();
    expect(asked.at(-1)).toMatchObject({ show: 'to-review', filter: { reviewedByMe: true } });
    found.use(bobProfile, 'to-review');
    await settle();
    expect(state()).toMatchObject({ filter: {}, ids: [], loaded: false });
  });

  it('reads on page by page, each request once', async () => {
    const { found, settle, state } = setUp([
      [1, 2],
      [2, 3],
    ]);
    found.narrow({ kind: 'node' });
    await settle();
    await found.loadMore();
    await found.loadMore();
    expect(state()).toMatchObject({ ids: [uuid(1), uuid(2), uuid(3)], next: null });
  });

  it('asks again after something happened to requests, once for many', async () => {
    const { found, asked, settle } = setUp();
    found.narrow({ kind: 'node' });
    await settle();
    const event = { type: 'request', revision: 1, at: 1, change: 'denied', by: null } as const;
    for (let times = 0; times < 5; times += 1)
      found.apply(aliceProfile, { ...event, view: aView(1) });
    found.apply(bobProfile, { ...event, view: aView(1) });
    await settle();
    expect(asked).toHaveLength(3);
  });

  it('says what went wrong, and keeps what was found before', async () => {
    const { found, answers, settle, state } = setUp();
    found.narrow({ kind: 'node' });
    await settle();
    answers.fails = true;
    found.refresh();
    await settle();
    expect(state()).toMatchObject({ ids: [uuid(1), uuid(2)], error: { message: 'gone' } });
  });
});
