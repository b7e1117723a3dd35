import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { Pin } from '#shared/ipc/kept';
import { err, ok } from '#shared/lib/result';
import { mostPins } from '#shared/model/limits';
import { createPinsStore } from '../../../src/renderer/stores/pins-store';
import { pinnedInput } from '../../../src/renderer/stores/pinned-rows';
import { createSearchStore } from '../../../src/renderer/stores/search-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aResource, aRow, bobProfile } from '../../helpers/window-builders';

type Input = ApiInput<'resources.search'>;
const pin = (number: number): Pin => ({ id: aResource(number).id, name: `node-${number}` });
const input: Input = {
  ...{ query: 'web', kinds: ['node'], labels: { env: 'prod' }, show: 'all' },
  ...{ countLabels: true, cursor: null, limit: 100 },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the question for what is pinned', () => {
  it('is what is asked for, and by name', () => {
    expect(pinnedInput(input, [])).toBeNull();
    expect(pinnedInput(input, [pin(1), pin(2)])).toEqual({
      ...{ ...input, countLabels: false, limit: 200 },
      predicate: 'contains(split("node-1,node-2", ","), name)',
    });
    const conditions = { ...input, predicate: 'name == "a" || name == "b"' };
    expect(pinnedInput(conditions, [pin(1)])?.predicate).toBe(
      '(name == "a" || name == "b") && contains(split("node-1", ","), name)',
    );
  });

  it('leaves out what could be no name, and what it has no room for', () => {
    const odd = ['a"b', 'a,b', 'a\\b'].map((name) => ({ ...pin(1), name }));
    expect(pinnedInput(input, odd)).toBeNull();
    const long = Array.from({ length: mostPins }, (_, at) => ({
      ...pin(at),
      name: `${'n'.repeat(250)}${at}`,
    }));
    expect(pinnedInput(input, long)?.predicate?.length).toBeLessThan(4_096);
  });
});

describe('pins', () => {
  it('are read for each profile, and kept after each change', async () => {
    const bridge = createFakeBridge({
      commands: {
        'kept.read': ({ profileId }) =>
          ok({ cart: null, pins: profileId === aliceProfile ? [pin(1)] : [] }),
      },
    });
    const pins = createPinsStore(bridge);
    const of = () => pins.store.getState().pins;
    expect(pins.toggle(aResource(1))).toBe(false);
    pins.use(aliceProfile);
    await vi.advanceTimersByTimeAsync(0);
    expect(of()).toEqual([pin(1)]);
    expect(pins.toggle(aResource(2))).toBe(true);
    expect(of()).toEqual([pin(1), pin(2)]);
    pins.toggle(aResource(1));
    expect(bridge.calls.at(-1)).toEqual({
      name: 'kept.setPins',
      input: { profileId: aliceProfile, pins: [pin(2)] },
    });
    pins.use(bobProfile);
    pins.toggle(aResource(3));
    await vi.advanceTimersByTimeAsync(0);
    expect(of()).toEqual([pin(3)]);
  });

  it('are no more than there is room for', async () => {
    const full = Array.from({ length: mostPins }, (_, at) => pin(at + 10));
    const bridge = createFakeBridge({
      commands: { 'kept.read': () => ok({ cart: null, pins: full }) },
    });
    const pins = createPinsStore(bridge);
    pins.use(aliceProfile);
    await vi.advanceTimersByTimeAsync(0);
    expect(pins.toggle(aResource(1))).toBe(false);
    expect(pins.store.getState().pins).toHaveLength(mostPins);
    expect(pins.toggle(aResource(10))).toBe(true);
  });

  it('stand before the others in the list, each once, on every page', async () => {
    const found = (...numbers: number[]): ApiOutput<'resources.search'> => ({
      ...{ rows: numbers.map((number) => aRow(number)), next: null, total: 5, emptyReason: '' },
    });
    let isPinnedKnown = true;
    const bridge = createFakeBridge({
      api: {
        'resources.search': ({ predicate, cursor }: Input) => {
          if (predicate !== undefined)
            return isPinnedKnown
              ? ok(found(4, 9))
              : err({ code: 'unreachable', message: 'gone', field: null, details: [] });
          return ok(cursor === null ? { ...found(1, 2), next: 'more' } : found(3, 4));
        },
      },
    });
    const search = createSearchStore(
      bridge,
      () => null,
      () => [pin(4), pin(5)],
    );
    const names = () => search.store.getState().rows.map(({ resource }) => resource.name);
    search.use(aliceProfile);
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toEqual(['node-4', 'node-1', 'node-2']);
    expect(await search.loadUpTo(100)).toHaveLength(4);
    expect(names()).toEqual(['node-4', 'node-1', 'node-2', 'node-3']);
    isPinnedKnown = false;
    search.setShow('all');
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toEqual(['node-1', 'node-2']);
  });
});
