import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/lib/result';
import type { Labels } from '#shared/model/resource';
import { createLabelsStore, labelsKey } from '../../../src/renderer/stores/labels-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aResource, aRow } from '../../helpers/window-builders';

const { id } = aResource(1);

function setUp(first: Labels | null) {
  let labels = first;
  const bridge = createFakeBridge({
    api: {
      'resources.search': () => {
        if (labels === null)
          return err({ code: 'unreachable', message: 'No.', field: null, details: [] });
        const rows = [
          aRow(2),
          { ...aRow(1), resource: { ...aResource(1), labels: { ...labels } } },
        ];
        return ok({ rows, next: null, total: 2, emptyReason: '' });
      },
    },
  });
  const labelsStore = createLabelsStore(bridge);
  return {
    bridge,
    labelsStore,
    become: (next: Labels | null) => (labels = next),
    known: () => labelsStore.store.getState()[labelsKey(aliceProfile, id)],
    settled: () => vi.advanceTimersByTimeAsync(1_100),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the labels of what is open', () => {
  it('are asked for once, and found by id among namesakes', async () => {
    const { bridge, labelsStore, known, settled } = setUp({ env: 'prod' });
    labelsStore.need(aliceProfile, id);
    labelsStore.need(aliceProfile, id);
    await settled();
    expect(known()).toEqual({ env: 'prod' });
    expect(bridge.apiCalls).toHaveLength(1);
  });

  it('follow changes, once for a burst, and stay while nobody answers', async () => {
    const { bridge, labelsStore, become, known, settled } = setUp({ env: 'test' });
    labelsStore.need(aliceProfile, id);
    await settled();
    become({ env: 'prod' });
    labelsStore.refresh(aliceProfile);
    labelsStore.refresh(aliceProfile);
    await settled();
    expect(known()).toEqual({ env: 'prod' });
    expect(bridge.apiCalls).toHaveLength(2);
    become(null);
    labelsStore.refresh(aliceProfile);
    await settled();
    expect(known()).toEqual({ env: 'prod' });
  });

  it('are asked for again by whom needs them after nobody answered', async () => {
    const { labelsStore, become, known, settled } = setUp(null);
    labelsStore.need(aliceProfile, id);
    await settled();
    expect(known()).toBeUndefined();
    become({ env: 'prod' });
    labelsStore.need(aliceProfile, id);
    await settled();
    expect(known()).toEqual({ env: 'prod' });
  });
});
