import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result';
import type { AccessRequestView } from '#shared/model/access-request';
import { createAskToConnectStore } from '../../../src/renderer/stores/ask-to-connect-store';
import { createRequestsStore } from '../../../src/renderer/stores/requests-store';
import { createTerminalsStore } from '../../../src/renderer/stores/terminals-store';
import { createWaitingStore } from '../../../src/renderer/stores/waiting-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import {
  aDryRun,
  alice,
  aliceProfile,
  aRequest,
  aResource,
  aRow,
  aView,
  uuid,
} from '../../helpers/window-builders';

const pending = aRequest(1, { state: 'PENDING', approvedAt: null, accessUntil: null });
const nothing = aView(1).can;
const view = (part: Partial<AccessRequestView>): AccessRequestView => ({
  ...aView(1),
  request: pending,
  can: { ...nothing, withdraw: true, assume: false },
  ...part,
});
const approved = view({
  request: { ...pending, state: 'APPROVED', approvedAt: 1, accessUntil: 4_000_000_000_000 },
  can: { ...nothing, assume: true, withdraw: false },
});
const gone = { code: 'not_allowed' as const, message: 'Not any more.', field: null, details: [] };

function setUp(held = { activeRequests: [] as string[], severalGrants: false }) {
  const bridge = createFakeBridge({
    commands: { 'session.open': () => ok({ sessionId: uuid(90) }) },
    api: {
      'requests.list': () => ok({ rows: [], next: null }),
      'requests.withdraw': () => ok(view({ request: { ...pending, state: 'WITHDRAWN' } })),
    },
  });
  const requests = createRequestsStore(bridge, () => alice.id);
  const terminals = createTerminalsStore(bridge);
  const waiting = createWaitingStore({ requests, terminals, heldBy: () => held });
  requests.follow([aliceProfile]);
  waiting.start();
  const learn = (next: AccessRequestView) => requests.learn(aliceProfile, next);
  learn(view({}));
  const where = { profileId: aliceProfile, resource: aResource(1).id, name: 'iot' };
  waiting.add({ id: pending.id, ...where, login: 'alice' });
  const opened = () => bridge.calls.filter(({ name }) => name === 'session.open');
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  return { bridge, waiting, terminals, learn, opened, tick, state: () => waiting.store.getState() };
}

describe('a terminal that waits for approval', () => {
  it('opens once its request is approved, by that request, and then no longer waits', async () => {
    const { learn, opened, tick, state, terminals } = setUp();
    expect(state()).toMatchObject({ list: [{ login: 'alice' }] });
    expect(opened()).toEqual([]);
    learn(approved);
    learn(approved);
    await tick();
    const input = { assume: pending.id, login: 'alice', resource: aResource(1).id };
    expect(opened()).toEqual([
      expect.objectContaining({ input: expect.objectContaining(input) as unknown }),
    ]);
    expect(state()).toEqual({ list: [] });
    expect(terminals.store.getState().tabs).toMatchObject([{ place: { instead: pending.id } }]);
  });

  it('does not open by itself where that would put aside what is assumed', async () => {
    const { learn, opened, tick, state, waiting } = setUp({
      activeRequests: [uuid(50)],
      severalGrants: false,
    });
    learn(approved);
    await tick();
    expect(opened()).toEqual([]);
    await waiting.connect(pending.id);
    expect(opened()).toHaveLength(1);
    expect(state().list).toEqual([]);
  });

  it('opens beside what is assumed where the cluster allows several', async () => {
    const { learn, opened, tick } = setUp({ activeRequests: [uuid(50)], severalGrants: true });
    learn(approved);
    await tick();
    expect(opened()).toHaveLength(1);
  });

  it('keeps waiting with the reason when it cannot be opened, and does not try by itself again', async () => {
    const { bridge, learn, opened, tick, state } = setUp();
    bridge.commands['session.open'] = () => err(gone);
    learn(approved);
    await tick();
    learn(approved);
    await tick();
    expect(opened()).toHaveLength(1);
    expect(state().list).toMatchObject([{ connecting: false, problem: gone }]);
  });

  it('withdraws its request when it is let go of before a decision', async () => {
    const { bridge, waiting, state } = setUp();
    expect(await waiting.cancel(pending.id)).toBeNull();
    expect(bridge.apiCalls).toContainEqual({
      name: 'requests.withdraw',
      input: { id: pending.id },
    });
    expect(state().list).toEqual([]);
  });

  it('stays when that does not work', async () => {
    const { bridge, waiting, state } = setUp();
    bridge.api['requests.withdraw'] = () => err({ ...gone, code: 'unreachable' });
    expect(await waiting.cancel(pending.id)).toMatchObject({ code: 'unreachable' });
    expect(state().list).toHaveLength(1);
  });

  it('is let go of without a word once its request was denied', async () => {
    const { bridge, learn, waiting, opened, state } = setUp();
    learn(view({ request: { ...pending, state: 'DENIED' }, can: nothing }));
    expect(opened()).toEqual([]);
    await waiting.cancel(pending.id);
    expect(bridge.apiCalls.map(({ name }) => name)).not.toContain('requests.withdraw');
    expect(state().list).toEqual([]);
  });
});

describe('asking in order to connect', () => {
  const row = aRow(1, { requestable: { login: ['alice', 'root'] } });
  const create = () => {
    const bridge = createFakeBridge({
      api: { 'requests.dryRun': () => ok(aDryRun({})), 'requests.create': () => ok(view({})) },
    });
    return { bridge, store: createAskToConnectStore(bridge) };
  };

  it('asks for the one login, and for nothing else', async () => {
    const { bridge, store } = create();
    store.open(aliceProfile, row);
    store.setLogin('root');
    store.setReason('  a reason ');
    expect((await store.send())?.view.request.id).toBe(pending.id);
    const constraint = { type: 'ssh_logins', logins: ['root'] };
    expect(bridge.apiCalls.at(-1)).toMatchObject({
      name: 'requests.create',
      input: { roles: [], resources: [{ id: row.resource.id, constraint }], reason: 'a reason' },
    });
    expect(store.store.getState().draft).toBeNull();
  });

  it('keeps what was typed when the cluster refuses', async () => {
    const { bridge, store } = create();
    bridge.api['requests.create'] = () => err(gone);
    store.open(aliceProfile, row);
    store.setReason('why');
    expect(await store.send()).toBeNull();
    expect(store.store.getState()).toMatchObject({ draft: { reason: 'why' }, error: gone });
  });

  it('does not open for what no terminal opens on, or no login can be had of', () => {
    const { store } = create();
    store.open(aliceProfile, aRow(1, { requestable: {} }));
    store.open(aliceProfile, { ...row, resource: aResource(1, { kind: 'db' }) });
    expect(store.store.getState().draft).toBeNull();
  });
});
