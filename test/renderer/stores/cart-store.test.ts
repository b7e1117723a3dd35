import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/lib/result';
import type { DryRun } from '../../../src/renderer/stores/cart';
import type { CartState } from '../../../src/renderer/stores/cart-state';
import { createCartStore } from '../../../src/renderer/stores/cart-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import {
  aliceProfile,
  aDryRun,
  aResource,
  aRow,
  aView,
  bobProfile,
  clusterName,
} from '../../helpers/window-builders';

const hour = 3_600_000;
const dryRun = aDryRun({ reviewers: ['bob', 'carol'] });

function setUp() {
  const answers: ((value: DryRun) => void)[] = [];
  const bridge = createFakeBridge({
    api: {
      'requests.dryRun': () =>
        new Promise((resolve) => answers.push((value) => resolve(ok(value)))),
    },
  });
  const cart = createCartStore(bridge);
  cart.use(aliceProfile);
  const answer = async (index: number, value: DryRun) => {
    answers[index]?.(value);
    await vi.advanceTimersByTimeAsync(0);
  };
  const pause = () => vi.advanceTimersByTimeAsync(1_000);
  return { bridge, cart, answer, pause, state: () => cart.store.getState() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the dry run', () => {
  it('is asked once for several quick changes', async () => {
    const { cart, bridge, pause } = setUp();
    cart.toggle(aRow(1));
    cart.toggle(aRow(2));
    cart.choose(aRow(1).resource.id, 'login', 'alice');
    await pause();
    expect(bridge.apiCalls).toHaveLength(1);
  });

  it('never shows an answer to an older cart', async () => {
    const { cart, answer, pause, state } = setUp();
    cart.toggle(aRow(1));
    await pause();
    cart.toggle(aRow(2));
    await answer(0, { ...dryRun, problems: ['old'] });
    expect(state()).toMatchObject({ dryRun: null, checking: true });
    await pause();
    await answer(1, dryRun);
    expect(state()).toMatchObject({ dryRun: { problems: [] }, checking: false });
  });

  it('drops a duration and reviewers that are no longer on offer', async () => {
    const { cart, answer, pause, state } = setUp();
    cart.toggle(aRow(1));
    cart.setDuration(4 * hour);
    cart.toggleReviewer('bob');
    cart.toggleReviewer('carol');
    await pause();
    await answer(0, { ...dryRun, longestDuration: hour, reviewers: ['carol'] });
    expect(state()).toMatchObject({ duration: null, reviewers: ['carol'] });
  });

  it('goes away with the last resource', async () => {
    const { cart, answer, pause, state } = setUp();
    cart.toggle(aRow(1));
    await pause();
    await answer(0, dryRun);
    cart.toggle(aRow(1));
    expect(state()).toMatchObject({ items: [], dryRun: null, checking: false });
  });
});

describe('what is inside a Kubernetes cluster', () => {
  const kube = `/${clusterName}/kube_cluster/kube-1`;
  const pods = `/${clusterName}/kube:ns:pods/kube-1/prod/web-*`;
  const nodes = `/${clusterName}/kube:cw:nodes/kube-1/*`;
  const row = aRow(1, {
    resource: aResource(1, { kind: 'kube_cluster', id: kube, name: 'kube-1' }),
    requestable: { kubernetes_group: ['developers'] },
  });
  const ids = (state: CartState) => state.items.map(({ id }) => id);

  it('takes the place of the whole cluster, asked for as the same people', () => {
    const { cart, state } = setUp();
    cart.toggle(row);
    cart.addInside(kube, pods);
    expect(state().items).toMatchObject([
      {
        id: pods,
        kind: 'kube_resource',
        choice: { type: 'chosen', chosen: { kubernetes_group: ['developers'] } },
      },
    ]);
  });

  it('may be several things, each once', () => {
    const { cart, state } = setUp();
    cart.toggle(row);
    cart.addInside(kube, pods);
    cart.addInside(pods, nodes);
    cart.addInside(nodes, pods);
    expect(ids(state())).toEqual([pods, nodes]);
  });

  it('makes way for the whole cluster again', () => {
    const { cart, state } = setUp();
    cart.toggle(row);
    cart.addInside(kube, pods);
    cart.addInside(pods, nodes);
    cart.askWhole(nodes);
    expect(ids(state())).toEqual([kube]);
  });

  it('leaves the cart with the row that it was picked from', () => {
    const { cart, state } = setUp();
    cart.toggle(row);
    cart.addInside(kube, pods);
    cart.toggle(row);
    expect(state().items).toEqual([]);
  });
});

describe('drafts', () => {
  it('belong to their profile and wait for it', () => {
    const { cart, state } = setUp();
    cart.toggle(aRow(1));
    cart.setReason('INC-1');
    cart.use(bobProfile);
    expect(state()).toMatchObject({ items: [], reason: '' });
    cart.use(aliceProfile);
    expect(state().reason).toBe('INC-1');
    expect(state().items).toHaveLength(1);
  });
});

describe('sending', () => {
  it('empties the cart once the cluster took the request', async () => {
    const { cart, bridge, state } = setUp();
    bridge.api['requests.create'] = () => ok(aView(1));
    cart.toggle(aRow(1));
    cart.choose(aRow(1).resource.id, 'login', 'alice');
    cart.setReason('INC-1');
    expect((await cart.send()).ok).toBe(true);
    expect(state()).toMatchObject({ items: [], reason: '', sending: false });
  });

  it('keeps everything and says why when it was refused', async () => {
    const { cart, bridge, state } = setUp();
    const error = {
      code: 'reason_required' as const,
      message: 'Give a reason.',
      field: 'reason',
      details: [],
    };
    bridge.api['requests.create'] = () => err(error);
    cart.toggle(aRow(1));
    cart.choose(aRow(1).resource.id, 'login', 'alice');
    expect((await cart.send()).ok).toBe(false);
    expect(state()).toMatchObject({ error, sending: false });
    expect(state().items).toHaveLength(1);
  });

  it('does not send what is unfinished', async () => {
    const { cart, bridge } = setUp();
    cart.toggle(aRow(1));
    expect((await cart.send()).ok).toBe(false);
    expect(bridge.apiCalls).toEqual([]);
  });
});
