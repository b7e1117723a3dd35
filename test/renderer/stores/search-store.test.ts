import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { err, ok } from '#shared/lib/result';
import {
  createSearchStore,
  typingPauseMs,
  type InstantSearch,
} from '../../../src/renderer/stores/search-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aRow, bobProfile } from '../../helpers/window-builders';

type Found = ApiOutput<'resources.search'>;
const found = (...numbers: number[]): Found => ({
  rows: numbers.map((number) => aRow(number)),
  next: null,
  total: numbers.length,
  emptyReason: numbers.length > 0 ? '' : 'Nothing here.',
});

/** A search whose answers come when the test says so. */
function setUp(instant: InstantSearch = () => null) {
  const waiting: ((answer: Found) => void)[] = [];
  const bridge = createFakeBridge({
    api: {
      'resources.search': () =>
        new Promise((resolve) => waiting.push((answer) => resolve(ok(answer)))),
    },
  });
  const search = createSearchStore(bridge, instant);
  const answer = async (index: number, value: Found) => {
    waiting[index]?.(value);
    await vi.advanceTimersByTimeAsync(0);
  };
  const asked = () => bridge.apiCalls.map(({ input }) => input as ApiInput<'resources.search'>);
  const queries = () => asked().map(({ query }) => query);
  return { search, bridge, answer, asked, queries, rows: () => search.store.getState().rows };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('searching', () => {
  it('asks at once for a new profile, and starts from nothing', async () => {
    const { search, answer, rows } = setUp();
    search.use(aliceProfile);
    await answer(0, found(1));
    expect(rows()).toHaveLength(1);
    search.use(bobProfile);
    expect(rows()).toEqual([]);
    expect(search.store.getState().answered).toBe(false);
  });

  it('goes on with what was asked for there when a profile is shown again', () => {
    const { search, queries } = setUp();
    search.use(aliceProfile);
    search.setShow('all');
    search.setQuery('iot');
    search.use(bobProfile);
    search.toggleKind('db');
    search.use(null);
    search.use(aliceProfile);
    expect(queries().at(-1)).toBe('iot');
    expect(search.store.getState()).toMatchObject({ query: 'iot', show: 'all', kinds: [] });
    search.use(bobProfile);
    expect(search.store.getState()).toMatchObject({ query: '', show: 'mine', kinds: ['db'] });
  });

  it('asks for what was typed before anybody was signed in, once somebody is', () => {
    const { search, queries } = setUp();
    search.setQuery('iot');
    search.setShow('requestable');
    expect(queries()).toEqual([]);
    search.use(aliceProfile);
    expect(queries()).toEqual(['iot']);
    search.use(bobProfile);
    expect(queries()).toEqual(['iot', '']);
    expect(search.store.getState().show).toBe('mine');
  });

  it('asks for the first key at once, and for the rest once, after a pause in typing', async () => {
    const { search, queries } = setUp();
    search.use(aliceProfile);
    for (const text of ['i', 'io', 'iot']) search.setQuery(text);
    expect(queries()).toEqual(['', 'i']);
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    expect(queries()).toEqual(['', 'i', 'iot']);
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    search.setQuery('iot-2');
    expect(queries()).toEqual(['', 'i', 'iot', 'iot-2']);
  });

  it('drops an answer to what was asked before', async () => {
    const { search, answer, rows } = setUp();
    search.use(aliceProfile);
    search.setQuery('web');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    await answer(1, found(7));
    await answer(0, found(1, 2, 3));
    expect(rows().map((row) => row.resource.name)).toEqual(['node-7']);
    expect(search.store.getState().loading).toBe(false);
  });

  it('tells which query the rows answer', async () => {
    const { search, answer } = setUp();
    const answered = () => search.store.getState().answeredQuery;
    search.use(aliceProfile);
    expect(answered()).toBeNull();
    for (const text of ['i', 'iot ']) search.setQuery(text);
    await answer(1, found(1, 2));
    expect(answered()).toBe('i');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    await answer(2, found(1));
    expect(answered()).toBe('iot');
    search.use(bobProfile);
    expect(answered()).toBeNull();
  });

  it("drops another profile's answer", async () => {
    const { search, answer, rows } = setUp();
    search.use(aliceProfile);
    search.use(bobProfile);
    await answer(0, found(1));
    expect(rows()).toEqual([]);
  });

  it('keeps what is shown while it asks again', async () => {
    const { search, answer, rows } = setUp();
    search.use(aliceProfile);
    await answer(0, found(1));
    search.refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rows()).toHaveLength(1);
    await answer(1, found());
    expect(search.store.getState()).toMatchObject({ rows: [], emptyReason: 'Nothing here.' });
  });

  it('asks once for a burst of changes', async () => {
    const { search, queries } = setUp();
    search.use(aliceProfile);
    for (let count = 0; count < 5; count += 1) search.refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queries()).toHaveLength(2);
  });

  it('appends the next page, and does not ask twice for it', async () => {
    const { search, answer, rows, asked } = setUp();
    search.use(aliceProfile);
    await answer(0, { ...found(1), next: 'page-2', total: 2 });
    void search.loadMore();
    void search.loadMore();
    expect(asked()).toHaveLength(2);
    await answer(1, { ...found(2), total: 2 });
    expect(rows().map((row) => row.resource.name)).toEqual(['node-1', 'node-2']);
    await search.loadMore();
    expect(asked()).toHaveLength(2);
  });

  it('turns label and kind filters on and off', () => {
    const { search, asked } = setUp();
    search.use(aliceProfile);
    search.toggleLabel('env', 'test');
    search.toggleLabel('env', 'prod');
    search.toggleKind('db');
    expect(asked().at(-1)).toMatchObject({ labels: { env: 'prod' }, kinds: ['db'] });
    search.toggleLabel('env', 'prod');
    search.toggleKind('db');
    expect(asked().at(-1)).toMatchObject({ labels: {}, kinds: [] });
  });

  it('says why it failed and recovers', async () => {
    const error = { code: 'unreachable', message: 'No answer.', field: null, details: [] } as const;
    const { search, bridge } = setUp();
    bridge.api['resources.search'] = () => err({ ...error, details: [] });
    search.use(aliceProfile);
    await vi.advanceTimersByTimeAsync(0);
    expect(search.store.getState().error).toMatchObject(error);
    bridge.api['resources.search'] = () => ok(found(1));
    search.refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(search.store.getState()).toMatchObject({ error: null, total: 1 });
  });
});

describe('conditions', () => {
  const badInput = {
    code: 'invalid_input',
    message: 'Write == instead of =.',
    field: 'predicate',
    details: [],
    span: { offset: 5, length: 1 },
  } as const;

  it('are sent in place of words, and the words come back', async () => {
    const { search, asked } = setUp();
    search.use(aliceProfile);
    search.setQuery('iot');
    search.setMode('conditions');
    expect(asked().at(-1)).toMatchObject({ query: '' });
    expect(asked().at(-1)).not.toHaveProperty('predicate');
    search.setPredicate('name == "iot"');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    expect(asked().at(-1)).toMatchObject({ query: '', predicate: 'name == "iot"' });
    search.setMode('words');
    expect(asked().at(-1)).toMatchObject({ query: 'iot' });
    expect(asked().at(-1)).not.toHaveProperty('predicate');
  });

  it('say what is wrong and where, and leave what was found', async () => {
    const { search, bridge, answer, rows } = setUp();
    search.use(aliceProfile);
    await answer(0, found(1));
    search.setMode('conditions');
    bridge.api['resources.search'] = () => err({ ...badInput, details: [] });
    search.setPredicate('name = "x"');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    const { message, span } = badInput;
    expect(search.store.getState()).toMatchObject({ problem: { message, span }, error: null });
    expect(rows()).toHaveLength(1);
    bridge.api['resources.search'] = () => ok(found(2));
    search.setPredicate('name == "x"');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    expect(search.store.getState().problem).toBeNull();
  });
});

describe('what occurs', () => {
  it('is counted by label with the first page, and kept with further ones', async () => {
    const { search, answer, asked } = setUp();
    const labelCounts = [{ key: 'env', values: [{ value: 'prod', count: 2 }], more: 0 }];
    search.use(aliceProfile);
    await answer(0, { ...found(1), next: 'page-2', labelCounts });
    void search.loadMore();
    await answer(1, found(2));
    expect(asked().map(({ countLabels }) => countLabels)).toEqual([true, false]);
    expect(search.store.getState().labelCounts).toEqual(labelCounts);
  });

  it('is counted by kind, for the kinds that do', async () => {
    const { search, answer } = setUp();
    search.use(aliceProfile);
    await answer(0, { ...found(1), kindCounts: { node: 3, db: 1 } });
    void search.loadMore();
    await answer(1, found(2));
    expect(search.store.getState().kindCounts).toEqual({ node: 3, db: 1 });
  });
});

describe('answering at once, from what is known here', () => {
  function setUpInstant(rows: number[] | null) {
    const bridge = createFakeBridge({
      api: { 'resources.search': () => new Promise(() => {}) },
    });
    const asked: string[] = [];
    const search = createSearchStore(bridge, (_profile, { query }) => {
      asked.push(query);
      return rows && { rows: rows.map((number) => aRow(number)), total: rows.length };
    });
    return { search, asked, state: () => search.store.getState() };
  }

  it('shows the rows with the query that they answer, in one change', () => {
    const { search, state } = setUpInstant([1, 2]);
    search.use(aliceProfile);
    const seen: string[] = [];
    search.store.subscribe(({ query, answeredQuery }) => seen.push(`${query} ${answeredQuery}`));
    search.setQuery('iot ');
    expect(seen[0]).toBe('iot  iot');
    expect(state()).toMatchObject({ total: 2, next: null, answered: true, loading: true });
    expect(state().rows).toHaveLength(2);
  });

  it('leaves what is shown where it knows nothing, and says nothing of emptiness', () => {
    const nothing = setUpInstant(null);
    nothing.search.use(aliceProfile);
    nothing.search.setQuery('iot');
    expect(nothing.state()).toMatchObject({ answeredQuery: null, answered: false });
    const empty = setUpInstant([]);
    empty.search.use(aliceProfile);
    empty.search.setQuery('iot');
    expect(empty.state()).toMatchObject({ rows: [], emptyReason: '', answered: false });
  });
});

describe('searching in what is known here', () => {
  const known: InstantSearch = (_, { query }) =>
    query === '' ? null : { rows: [aRow(query.length)], total: 1 };

  it('shows it at once, and asks the cluster once the hand rests', async () => {
    const { search, answer, queries, rows } = setUp(known);
    search.use(aliceProfile);
    await answer(0, found(7, 8, 9));
    for (const query of ['i', 'io', 'iot']) {
      search.setQuery(query);
      expect(rows()).toEqual([aRow(query.length)]);
      await vi.advanceTimersByTimeAsync(typingPauseMs + 10);
    }
    expect(queries()).toEqual(['']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queries()).toEqual(['', 'iot']);
    await answer(1, found(5));
    expect(rows()).toEqual([aRow(5)]);
  });

  it('drops an answer to what was asked before', async () => {
    const { search, answer, rows } = setUp(known);
    search.use(aliceProfile);
    search.setQuery('iot');
    await answer(0, found(7, 8, 9));
    expect(rows()).toEqual([aRow(3)]);
  });

  it('asks for the first page again before it reads on', async () => {
    const { search, answer, queries } = setUp(() => ({ rows: [aRow(1)], total: 2 }));
    search.use(aliceProfile);
    search.setQuery('iot');
    const all = search.loadUpTo(10);
    await answer(1, found(1, 2));
    expect(await all).toEqual([aRow(1), aRow(2)]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queries()).toEqual(['', 'iot']);
  });
});
