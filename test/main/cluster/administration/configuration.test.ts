import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  failure,
  openConfigRig,
  orders,
  others,
  type ConfigCaller,
  type ConfigRig,
} from '../../../helpers/cluster/config-rig';
import { nodeRecord } from '../../../helpers/cluster/ledger-rig';

let rig: ConfigRig;
let dana: ConfigCaller;
beforeEach(async () => {
  rig = await openConfigRig();
  dana = await rig.as('dana', ['editor']);
});
afterEach(() => rig.close());

describe('what is applied', () => {
  it('is there, with a version that each replacement raises', async () => {
    expect((await dana.apply(`${orders}---\n${others}`)).applied).toEqual([
      'db orders',
      'app grafana',
      'kube_cluster staging',
      'windows_desktop desk-1',
      'node web-1',
      'user alice',
    ]);
    const { state } = rig.ledger;
    expect(state.resourceNamed('db', 'orders')).toMatchObject({
      resource: { id: '/test/db/orders', protocol: 'postgres', labels: { env: 'prod' } },
      endpoint: 'orders:5432',
      source: orders,
      version: 1,
    });
    await dana.apply(orders.replace('prod', 'staging'));
    expect(await dana.call('config.get', { kind: 'db', name: 'orders' })).toEqual({
      kind: 'db',
      name: 'orders',
      version: 2,
      yaml: orders.replace('prod', 'staging'),
    });
    const [last] = await rig.repository.listAudit({ before: null, limit: 1 });
    expect(last).toMatchObject({
      type: 'db.put',
      actor: dana.user.id,
      data: { name: 'orders', version: 2 },
    });
  });

  it('is told to others as a change of roles, of resources, or of both', async () => {
    const from = rig.ledger.state.revision;
    await dana.apply(orders);
    await dana.apply(others);
    const changes = (await rig.repository.changesSince(from, 10)) ?? [];
    expect(changes.map(({ type }) => type)).toEqual(['resources', 'resources', 'roles']);
  });

  it('changes nothing where the same is there already, in whatever layout', async () => {
    await dana.apply(orders);
    const { auditHead } = rig.ledger.state;
    const again = orders.replace('{ protocol: postgres,', '{protocol:   postgres,');
    expect((await dana.apply(again)).applied).toEqual(['db orders']);
    expect(rig.ledger.state.auditHead).toEqual(auditHead);
    expect((await dana.check(again)).changes).toMatchObject([{ action: 'unchanged', version: 1 }]);
  });

  it('keeps what a user is besides: the id, the lock, the password', async () => {
    await dana.apply(others);
    const before = rig.ledger.state.userNamed('alice');
    await dana.apply(
      'kind: user\nmetadata: { name: alice, description: On call }\nspec: { roles: [access] }\n',
    );
    expect(rig.ledger.state.userNamed('alice')).toMatchObject({
      id: before?.id,
      created: before?.created,
      roles: ['access'],
      traits: {},
      description: 'On call',
      version: 2,
    });
  });

  it('is refused whole, with every problem and its line', async () => {
    const bad = `${orders}---
kind: user
metadata: { name: frank }
spec: { roles: [nowhere] }
---
kind: node
sub_kind: built-in
metadata: { name: iot }
---
kind: node
sub_kind: openssh
metadata: { name: web-2 }
spec: { addr: 'web-2:22', host_key: nonsense }
`;
    const details = [
      'test.yaml:9: spec.roles: there is no role nowhere',
      expect.stringMatching(/^test\.yaml:13: this cluster does not serve a machine iot itself/),
      expect.stringMatching(/^test\.yaml:17: spec\.host_key: This is not a public key line/),
    ];
    expect(await failure(dana.apply(bad))).toMatchObject({ code: 'role_invalid', details });
    expect(rig.ledger.state.resources.size).toBe(0);
    const { problems, changes } = await dana.check(bad);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [9, 'spec.roles'],
      [13, ''],
      [17, 'spec.host_key'],
    ]);
    expect(changes).toEqual([]);
  });
});

describe('a version that somebody expects', () => {
  const expectVersion = (yaml: string, version: number | null) =>
    dana.call('config.apply', {
      yaml,
      fileName: 'x',
      expect: [{ kind: 'db', name: 'orders', version }],
    });

  it('lets a change through while it is the one that is there', async () => {
    await expectVersion(orders, null);
    await expectVersion(orders.replace('prod', 'dev'), 1);
    expect(rig.ledger.state.resourceNamed('db', 'orders')?.version).toBe(2);
  });

  it('keeps somebody from overwriting what they have not seen', async () => {
    const erin = await rig.as('erin', ['editor']);
    await erin.apply(orders);
    await erin.apply(orders.replace('prod', 'dev'));
    const late = await failure(expectVersion(orders, 1));
    expect(late).toMatchObject({
      code: 'conflict',
      details: ['Database orders was changed by erin since you looked: it is at version 2 now.'],
    });
    expect(await failure(expectVersion(orders, null))).toMatchObject({
      code: 'conflict',
      details: ['There is a database orders already, at version 2, written by erin.'],
    });
    await erin.call('config.delete', { kind: 'db', name: 'orders', version: 2 });
    expect(await failure(expectVersion(orders, 2))).toMatchObject({
      details: ['Database orders was deleted by erin since you looked.'],
    });
  });

  it('counts for deleting too', async () => {
    await dana.apply(orders);
    await dana.apply(orders.replace('prod', 'dev'));
    const input = { kind: 'db' as const, name: 'orders' };
    expect(await failure(dana.call('config.delete', { ...input, version: 1 }))).toMatchObject({
      code: 'conflict',
    });
    await dana.call('config.delete', { ...input, version: 2 });
    expect(await failure(dana.call('config.delete', { ...input, version: 2 }))).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('deleting', () => {
  it('takes away resources, roles and users, and says so', async () => {
    await dana.apply(`${orders}---\n${others}`);
    const { state } = rig.ledger;
    for (const [kind, name] of [
      ['db', 'orders'],
      ['app', 'grafana'],
      ['kube_cluster', 'staging'],
      ['windows_desktop', 'desk-1'],
      ['node', 'web-1'],
      ['user', 'alice'],
      ['role', 'auditor'],
    ] as const)
      await dana.call('config.delete', { kind, name, version: 1 });
    expect([state.resources.size, state.nodes.size]).toEqual([0, 0]);
    expect(state.userNamed('alice')).toBeNull();
    expect(state.roles.has('auditor')).toBe(false);
    const events = await rig.repository.listAudit({ before: null, limit: 7 });
    expect(events.map(({ type, data }) => [type, data])).toEqual(
      [
        ['role', 'auditor'],
        ['user', 'alice'],
        ['node', 'web-1'],
        ['windows_desktop', 'desk-1'],
        ['kube_cluster', 'staging'],
        ['app', 'grafana'],
        ['db', 'orders'],
      ].map(([kind, name]) => [`${kind}.delete`, { name, version: 1 }]),
    );
  });

  it('ends the sign-ins of a user', async () => {
    const alice = await rig.as('alice');
    await dana.call('config.delete', { kind: 'user', name: 'alice', version: 1 });
    const sessions = [...rig.ledger.state.sessions.values()];
    expect(sessions.some(({ user }) => user === alice.user.id)).toBe(false);
  });

  it('leaves a role that somebody holds or that a role offers', async () => {
    await dana.apply(others);
    expect(
      await failure(dana.call('config.delete', { kind: 'role', name: 'requester', version: 1 })),
    ).toMatchObject({
      code: 'conflict',
      message: 'Role requester is still held by alice. Take it away from there first.',
    });
    expect(
      await failure(dana.call('config.delete', { kind: 'role', name: 'access', version: 1 })),
    ).toMatchObject({
      message: 'Role access is still offered by role requester. Take it away from there first.',
    });
  });

  it('leaves a machine that the cluster serves itself', async () => {
    await rig.put({ type: 'node', node: nodeRecord('iot', { builtIn: true }) });
    const input = { kind: 'node' as const, name: 'iot', version: 1 };
    expect(await failure(dana.call('config.delete', input))).toMatchObject({ code: 'conflict' });
  });

  it('leaves the last who may change users and roles, by whatever way', async () => {
    await rig.as('bob', ['reviewer']);
    const words = /nobody could change users and roles any more: only dana may now/;
    const ways = [
      dana.call('config.delete', { kind: 'user', name: 'dana', version: 1 }),
      dana.apply('kind: user\nmetadata: { name: dana }\nspec: { roles: [auditor] }\n'),
      dana.apply('kind: role\nversion: v8\nmetadata: { name: editor }\n'),
      dana.apply(
        'kind: role\nversion: v8\nmetadata: { name: editor }\nspec: { allow: { rules: [{ resources: [role], verbs: ["*"] }] } }\n',
      ),
    ];
    for (const way of ways)
      expect(await failure(way)).toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(words),
      });
    const { problems } = await dana.check('', [{ kind: 'user', name: 'dana' }]);
    expect(problems).toMatchObject([{ message: expect.stringMatching(words) }]);
    await rig.as('erin', ['editor']);
    await dana.call('config.delete', { kind: 'user', name: 'dana', version: 1 });
  });

  it('does not count somebody who cannot sign in', async () => {
    await dana.apply('kind: user\nmetadata: { name: erin }\nspec: { roles: [editor] }\n');
    const input = { kind: 'user' as const, name: 'dana', version: 1 };
    expect(await failure(dana.call('config.delete', input))).toMatchObject({ code: 'conflict' });
  });
});
