import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainEvent } from '#main/cluster/audit/chain';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import { stateAfter } from '#main/cluster/store/state-after';
import {
  nodeRecord,
  openLedgerRig,
  presetRoles,
  requestRecord,
  resourceRecord,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
});
afterEach(() => rig.close());

const alice = userRecord('alice', { roles: ['requester'] });
const bob = userRecord('bob');
const iot = nodeRecord('iot');

describe('what is written', () => {
  it('is read back the same after the store was closed and opened again', async () => {
    const request = requestRecord(alice, iot);
    const closed = requestRecord(alice, iot, { state: 'DENIED', created: 2_000 });
    const review = {
      request: closed.id,
      author: bob.id,
      verdict: 'deny' as const,
      message: 'no',
      at: 3,
      rule: null,
      terms: null,
    };
    const session = sessionRecord(alice, { assumed: [request.id] });
    const roles = presetRoles();
    const resources = [
      resourceRecord('db', 'orders', { endpoint: 'orders:5432', version: 3 }),
      resourceRecord('app', 'orders'),
      resourceRecord('kube_cluster', 'staging'),
      resourceRecord('windows_desktop', 'desk-1'),
    ];
    await rig.put(
      ...resources.map((resource) => ({ type: 'resource' as const, resource })),
      { type: 'user', user: alice },
      { type: 'user', user: bob },
      ...roles.map((role) => ({ type: 'role' as const, role })),
      { type: 'node', node: iot },
      { type: 'session', session },
      { type: 'session', session: sessionRecord(alice, { ended: 5 }) },
      { type: 'session', session: sessionRecord(alice, { expires: 1 }) },
      { type: 'request', request },
      { type: 'request', request: closed },
      { type: 'review', review },
      { type: 'setting', key: 'ports', value: { api: 1 } },
    );
    await rig.repository.close();
    const repository = openSqliteRepository(rig.path);
    const snapshot = await repository.load(rig.clock.now);
    expect(snapshot.users).toEqual(expect.arrayContaining([alice, bob]));
    expect(snapshot.roles).toEqual(roles);
    expect(snapshot.nodes).toEqual([iot]);
    expect(snapshot.resources).toEqual(expect.arrayContaining(resources));
    expect(snapshot.resources).toHaveLength(resources.length);
    expect(snapshot.sessions).toEqual([session]);
    expect(snapshot.openRequests).toEqual([request]);
    expect(snapshot.settings.get('ports')).toEqual({ api: 1 });
    expect(snapshot.auditHead?.sequence).toBe(1);
    expect(await repository.findRequest(closed.id)).toEqual({ ...closed, reviews: [review] });
    const page = { requester: alice.id, states: ['PENDING', 'DENIED'] as const, before: null };
    expect((await repository.listRequests({ ...page, limit: 1 })).map(({ id }) => id)).toEqual([
      closed.id,
    ]);
    await repository.close();
  });

  it('is all of a batch or nothing of it', async () => {
    const orphan = requestRecord(userRecord('gone'), iot);
    await expect(
      rig.put({ type: 'user', user: alice }, { type: 'request', request: orphan }),
    ).rejects.toMatchObject({ code: 'store_unusable' });
    expect(rig.ledger.state.users.size).toBe(0);
    const snapshot = await rig.repository.load(rig.clock.now);
    expect(snapshot).toMatchObject({ users: [], auditHead: null });
    await rig.put({ type: 'user', user: alice });
    expect(rig.ledger.state.userNamed('alice')).toEqual(alice);
  });

  it('needs an audit event, and one that nobody else has written', async () => {
    const { repository } = rig;
    await expect(repository.commit([{ writes: [], audit: [], changes: [] }])).rejects.toThrow(
      'could not be read or written',
    );
    const event = chainEvent({ type: 'a', actor: 'cluster', data: {} }, 1, null);
    await repository.commit([{ writes: [], audit: [event], changes: [] }]);
    await expect(
      repository.commit([{ writes: [{ type: 'user', user: alice }], audit: [event], changes: [] }]),
    ).rejects.toMatchObject({ code: 'store_unusable' });
    expect((await repository.load(1)).users).toEqual([]);
  });

  it('gives a name free when its user is deleted, and never the id', async () => {
    const again = userRecord('alice');
    await rig.put({ type: 'user', user: alice });
    await expect(rig.put({ type: 'user', user: again })).rejects.toThrow(
      'could not be read or written',
    );
    await rig.put({ type: 'user', user: { ...alice, deleted: 7 } });
    expect(rig.ledger.state.userNamed('alice')).toBeNull();
    await rig.put({ type: 'user', user: again });
    expect(rig.ledger.state.userNamed('alice')?.id).toBe(again.id);
  });

  it('is gone once it is deleted, and its name is free', async () => {
    const orders = resourceRecord('db', 'orders');
    const [role] = presetRoles();
    if (!role) throw new Error('no role');
    await rig.put(
      { type: 'node', node: iot },
      { type: 'resource', resource: orders },
      { type: 'role', role },
    );
    await rig.put(
      { type: 'node-deleted', id: iot.resource.id },
      { type: 'resource-deleted', id: orders.resource.id },
      { type: 'role-deleted', name: role.name },
    );
    const { state } = rig.ledger;
    expect([state.nodes.size, state.resources.size, state.roles.size]).toEqual([0, 0, 0]);
    expect(state.nodeNamed('iot')).toBeNull();
    expect(state.nodeNamed(iot.nodeId)).toBeNull();
    expect(state.resourceNamed('db', 'orders')).toBeNull();
    expect(await rig.repository.load(1)).toMatchObject({ nodes: [], resources: [], roles: [] });
    const again = nodeRecord('iot');
    await rig.put({ type: 'node', node: again }, { type: 'resource', resource: orders });
    expect(state.nodeNamed('iot')).toEqual(again);
    expect(state.resourceNamed('db', 'orders')).toEqual(orders);
  });

  it('has one name a kind', async () => {
    await rig.put({ type: 'resource', resource: resourceRecord('db', 'orders') });
    const other = resourceRecord('db', 'orders');
    const resource = { ...other, resource: { ...other.resource, id: '/test/db/other' } };
    await expect(rig.put({ type: 'resource', resource })).rejects.toMatchObject({
      code: 'store_unusable',
    });
  });

  it('takes one review a person', async () => {
    const request = requestRecord(alice, iot);
    const review = {
      request: request.id,
      author: bob.id,
      verdict: 'approve' as const,
      message: '',
      at: 1,
      rule: null,
      terms: null,
    };
    await rig.put(
      { type: 'user', user: alice },
      { type: 'user', user: bob },
      { type: 'request', request },
      { type: 'review', review },
    );
    await expect(rig.put({ type: 'review', review })).rejects.toThrow(
      'could not be read or written',
    );
  });
});

describe('a resource by its id', () => {
  it('is found whatever its kind, and inside a Kubernetes cluster', async () => {
    const orders = resourceRecord('db', 'orders');
    const staging = resourceRecord('kube_cluster', 'staging/eu');
    await rig.put(
      { type: 'node', node: iot },
      { type: 'resource', resource: orders },
      { type: 'resource', resource: staging },
    );
    const { state } = rig.ledger;
    expect(state.resource(iot.resource.id)).toEqual(iot.resource);
    expect(state.resource(orders.resource.id)).toEqual(orders.resource);
    const inside = (id: string) => state.resource(id);
    const id = '/test/kube:ns:pods/staging/eu/dev/nginx-*';
    expect(inside(id)).toEqual({
      id,
      kind: 'kube_resource',
      name: 'dev/nginx-* (pods)',
      labels: staging.resource.labels,
      description: '',
      protocol: 'kubernetes',
    });
    expect(inside('/test/kube:cw:nodes/staging/eu/node-1')?.name).toBe('node-1 (nodes)');
    expect(inside('/test/kube:ns:deployments.apps/staging/eu/dev/web')?.name).toBe(
      'dev/web (deployments.apps)',
    );
    expect(inside('/test/namespace/staging/eu/dev')?.name).toBe('dev (whole namespace)');
    expect(inside('/test/kube:ns:pods/gone/dev/web')).toBeUndefined();
    expect(inside('/test/db/gone')).toBeUndefined();
    expect(inside('nonsense')).toBeUndefined();
  });
});

describe('the state after some writes', () => {
  it('is another one, and the state stays as it is', async () => {
    await rig.put({ type: 'user', user: alice }, { type: 'node', node: iot });
    const { state } = rig.ledger;
    const after = stateAfter(state, [
      { type: 'user', user: { ...alice, deleted: 7 } },
      { type: 'node-deleted', id: iot.resource.id },
      { type: 'resource', resource: resourceRecord('db', 'orders') },
    ]);
    expect(after.userNamed('alice')).toBeNull();
    expect(after.nodeNamed('iot')).toBeNull();
    expect(after.resourceNamed('db', 'orders')?.resource.name).toBe('orders');
    expect(state.userNamed('alice')).toEqual(alice);
    expect(state.nodeNamed('iot')).toEqual(iot);
    expect(state.resources.size).toBe(0);
  });
});

describe('the change log', () => {
  it('says when it does not reach back far enough', async () => {
    const { repository, ledger } = rig;
    for (let index = 0; index < 3; index++)
      await ledger.write(() => ({
        writes: [],
        audit: [{ type: 'a', actor: 'cluster', data: {} }],
        changes: [{ type: 'roles', request: null, change: null, by: null }],
        result: undefined,
      }));
    expect((await repository.changesSince(1, 10))?.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(await repository.changesSince(3, 10)).toEqual([]);
    expect(await repository.changesSince(4, 10)).toBeNull();
    const database = new Database(rig.path);
    database.exec('DELETE FROM changes WHERE revision < 3');
    database.close();
    expect(await repository.changesSince(1, 10)).toBeNull();
    expect(await repository.changesSince(2, 10)).toHaveLength(1);
  });
});

describe('a file that cannot be used', () => {
  it('is found damaged anywhere, and not changed', async () => {
    const users = Array.from({ length: 400 }, (_, index) => userRecord(`user-${index}`));
    await rig.put(...users.map((user) => ({ type: 'user' as const, user })));
    await rig.repository.close();
    const bytes = readFileSync(rig.path);
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 8_192);
    writeFileSync(rig.path, bytes);
    expect(() => openSqliteRepository(rig.path)).toThrow(
      expect.objectContaining({ code: 'store_unusable' }) as Error,
    );
    expect(readFileSync(rig.path)).toEqual(bytes);
  });

  it('is found to be somebody else’s', async () => {
    await rig.repository.close();
    const path = `${rig.path}.other`;
    const database = new Database(path);
    database.exec('CREATE TABLE theirs (a)');
    database.close();
    expect(() => openSqliteRepository(path)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('not one of Daypass') }) as Error,
    );
  });
});
