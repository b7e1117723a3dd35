import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { Kept, KeptCart } from '#shared/ipc/kept';
import { err, ok } from '#shared/lib/result';
import type { ResourceRow } from '#shared/model/search';
import { createCartStore } from '../../../src/renderer/stores/cart-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aDryRun, aRow, bobProfile } from '../../helpers/window-builders';

const now = 1_900_000_000_000;
const login = (...logins: string[]) => ({ type: 'chosen' as const, chosen: { login: logins } });
const item = (number: number, ...logins: string[]) => {
  const { id, name } = aRow(number).resource;
  return { id, name, choice: login(...logins) };
};
const aCart = (part: Partial<KeptCart> = {}): KeptCart => ({
  ...{ items: [item(1, 'alice')], roles: [], reason: 'INC-7', duration: 3_600_000 },
  ...{ startAt: null, pendingFor: null, reviewers: [], ...part },
});

interface Given {
  readonly kept?: Record<string, KeptCart>;
  readonly rows?: readonly ResourceRow[];
  readonly dryRun?: () => ApiOutput<'requests.dryRun'>;
}

function setUp({ kept = {}, rows = [aRow(1), aRow(2)], dryRun = () => aDryRun({}) }: Given = {}) {
  const stored = new Map<string, Kept>(
    Object.entries(kept).map(([id, cart]) => [id, { cart, pins: [] }]),
  );
  const answers = { rows, reachable: true };
  const bridge = createFakeBridge({
    api: {
      'requests.dryRun': () => ok(dryRun()),
      'requests.askableRoles': () => ok({ rows: [] }),
      'requests.create': () => err({ code: 'internal', message: '', field: null, details: [] }),
      'resources.search': ({ query }: ApiInput<'resources.search'>) =>
        answers.reachable
          ? ok({
              rows: answers.rows.filter(({ resource }) => resource.name === query),
              ...{ total: 0, next: null, emptyReason: '', labelCounts: [], kindCounts: {} },
            })
          : err({ code: 'unreachable', message: 'gone', field: null, details: [] }),
    },
    commands: {
      'kept.read': ({ profileId }) => ok(stored.get(profileId) ?? { cart: null, pins: [] }),
      'kept.setCart': ({ profileId, cart }) => {
        stored.set(profileId, { cart, pins: [] });
        return ok({});
      },
    },
  });
  // Kept items are looked for by what their id ends in.
  const byId = bridge.api['resources.search'];
  bridge.api['resources.search'] = (input, profileId) => {
    const name = rows.find(({ resource }) => resource.id.endsWith(input.query))?.resource.name;
    return byId?.({ ...input, query: name ?? input.query }, profileId) ?? ok({} as never);
  };
  const cart = createCartStore(bridge);
  const settle = () => vi.advanceTimersByTimeAsync(1_000);
  return { bridge, cart, answers, settle, stored, state: () => cart.store.getState() };
}

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

describe('a request that is being put together', () => {
  it('is kept after each change, once for several quick ones', async () => {
    const { cart, bridge, settle, stored } = setUp();
    cart.use(aliceProfile);
    await settle();
    cart.toggle(aRow(1));
    cart.choose(aRow(1).resource.id, 'login', 'deploy');
    cart.setReason('INC-7');
    await settle();
    expect(stored.get(aliceProfile)?.cart).toEqual(
      aCart({ items: [item(1, 'deploy')], duration: null }),
    );
    expect(bridge.calls.filter(({ name }) => name === 'kept.setCart')).toHaveLength(1);
    cart.clear();
    cart.flush();
    expect(stored.get(aliceProfile)?.cart).toBeNull();
  });

  it('is there again after a restart, each profile with its own', async () => {
    const { cart, settle, state } = setUp({ kept: { [aliceProfile]: aCart() } });
    cart.use(bobProfile);
    await settle();
    expect(state().items).toEqual([]);
    cart.use(aliceProfile);
    await settle();
    expect(state()).toMatchObject({
      items: [{ name: 'node-1', choice: login('alice') }],
      ...{ reason: 'INC-7', duration: 3_600_000, gone: [], dryRun: { roles: ['access'] } },
    });
  });

  it('says what vanished meanwhile, and asks for it no longer', async () => {
    const items = [item(1, 'alice', 'root'), item(2, 'alice')];
    const kept = { [aliceProfile]: aCart({ items, startAt: now - 1, roles: ['gone'] }) };
    const { cart, settle, state, stored } = setUp({ kept, rows: [aRow(1)] });
    cart.use(aliceProfile);
    await settle();
    expect(state()).toMatchObject({
      items: [{ name: 'node-1', choice: login('alice') }],
      ...{ roles: [], startAt: null },
    });
    expect(state().gone.map(({ what }) => what)).toEqual([
      ...['role', 'principal', 'resource', 'start'],
    ]);
    expect(stored.get(aliceProfile)?.cart?.items).toEqual([item(1, 'alice')]);
  });

  it('stays kept while the cluster does not answer, and is brought back once it does', async () => {
    const { cart, answers, settle, state, stored } = setUp({ kept: { [aliceProfile]: aCart() } });
    answers.reachable = false;
    cart.use(aliceProfile);
    await settle();
    cart.toggle(aRow(2));
    await settle();
    expect(stored.get(aliceProfile)?.cart?.items).toEqual([item(1, 'alice')]);
    answers.reachable = true;
    cart.restore();
    await settle();
    expect(state().items.map(({ name }) => name)).toEqual(['node-1', 'node-2']);
    expect(stored.get(aliceProfile)?.cart?.items).toHaveLength(2);
    cart.restore();
    await settle();
    expect(state().items).toHaveLength(2);
  });

  it('loses a resource that vanishes while it is looked at, and says so', async () => {
    let problems: string[] = [];
    const { cart, answers, settle, state } = setUp({
      dryRun: () => aDryRun({ problems, problemFields: problems.map(() => 'resources.0') }),
    });
    cart.use(aliceProfile);
    cart.toggle(aRow(1));
    cart.toggle(aRow(2));
    await settle();
    problems = ['There is no such resource.'];
    answers.rows = [aRow(2)];
    cart.recheck();
    await vi.advanceTimersByTimeAsync(200);
    problems = [];
    await settle();
    expect(state().items.map(({ name }) => name)).toEqual(['node-2']);
    expect(state().gone).toEqual([{ what: 'resource', id: aRow(1).resource.id, name: 'node-1' }]);
    expect(state().problems).toEqual([]);
  });
});
