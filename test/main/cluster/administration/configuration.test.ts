import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openConfigRig,
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

const hostKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqPvJkbMpqIb3SRYYwmzEFpgaVsTVsYNXTtvmSsLgPD root@web-1';
const orders = `kind: db
version: v3
metadata:
  name: orders
  description: Orders of the shop
  labels: { env: prod }
spec: { protocol: postgres, uri: 'orders:5432' }
`;
const others = `kind: app
metadata: { name: grafana, labels: { env: prod } }
spec: { uri: 'http://grafana:3000' }
---
kind: kube_cluster
metadata: { name: staging, labels: { env: staging } }
---
kind: windows_desktop
metadata: { name: desk-1, labels: { env: prod } }
spec: { addr: desk-1 }
---
kind: node
sub_kind: openssh
metadata: { name: web-1, labels: { env: prod } }
spec: { addr: 'web-1:22', host_key: ${hostKey} }
---
kind: user
metadata: { name: alice }
spec: { roles: [requester], traits: { logins: [alice] } }
`;

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

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

describe('rights', () => {
  const rule = (verbs: string) => `kind: role
version: v8
metadata: { name: databases }
spec: { allow: { rules: [{ resources: [db], verbs: [${verbs}] }] } }
`;

  it.each([
    ['list', 'config.list', { kind: 'db', query: '', cursor: null, limit: 10 }],
    ['read', 'config.get', { kind: 'db', name: 'orders' }],
    ['read', 'config.export', { kinds: ['db'] }],
    ['update', 'config.apply', { yaml: orders.replace('prod', 'dev'), fileName: 'x' }],
    ['delete', 'config.delete', { kind: 'db', name: 'orders', version: 1 }],
  ] as const)('%s on the kind lets one %s', async (verb, name, input) => {
    await dana.apply(orders);
    await dana.apply(rule(verb));
    const frank = await rig.as('frank', ['databases']);
    const run = (caller: ConfigCaller) => failure(caller.call(name, input as never));
    const erin = await rig.as('erin', ['reviewer']);
    expect(await run(erin)).toMatchObject({ code: 'not_allowed' });
    expect(await run(frank)).toBeNull();
    const other = { ...input, kind: 'app', kinds: ['app'], yaml: others };
    const foreign = name === 'config.apply' ? { yaml: others, fileName: 'x' } : other;
    const given = Object.fromEntries(
      Object.keys(input).map((key) => [key, (foreign as never)[key]]),
    );
    expect(await failure(frank.call(name, given as never))).toMatchObject({ code: 'not_allowed' });
  });

  it('takes create for what is new, and update for what is there', async () => {
    await dana.apply(rule('create'));
    const frank = await rig.as('frank', ['databases']);
    expect(await failure(frank.apply(orders))).toBeNull();
    expect(await failure(frank.apply(orders.replace('prod', 'dev')))).toMatchObject({
      code: 'not_allowed',
    });
  });

  it('tells who may change nothing nothing about a file', async () => {
    const bob = await rig.as('bob', ['reviewer']);
    for (const yaml of [orders, 'kind: [broken']) {
      expect(await failure(bob.check(yaml))).toMatchObject({ code: 'not_allowed' });
      expect(await failure(bob.apply(yaml))).toMatchObject({ code: 'not_allowed' });
    }
    expect(await failure(bob.call('config.templates', {}))).toMatchObject({ code: 'not_allowed' });
  });

  it('tells about other users and names of resources only who may see them', async () => {
    await dana.apply(`${orders}---\n${others}`);
    await dana.apply(rule("'*'"));
    const frank = await rig.as('frank', ['databases']);
    const checked = await frank.check(orders.replace('prod', 'dev'));
    expect(checked.effects).toEqual([]);
    expect(checked.notes).toMatchObject([{ message: expect.stringContaining('is not shown') }]);
  });
});

describe('lists and exports', () => {
  it('list by name, page by page, and find words', async () => {
    const documents = Array.from(
      { length: 25 },
      (_, index) =>
        `kind: db\nmetadata: { name: db-${String(24 - index).padStart(2, '0')}, description: ${index % 2 ? 'Odd' : 'Even'} one }\nspec: { protocol: mysql, uri: 'x:1' }\n`,
    );
    await dana.apply(documents.join('---\n'));
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list('', cursor);
      expect(page.total).toBe(25);
      names.push(...page.rows.map(({ name }) => name));
      cursor = page.next;
    } while (cursor !== null);
    expect(names).toEqual(documents.map((_, at) => `db-${String(at).padStart(2, '0')}`));
    expect((await list('odd ONE', null)).total).toBe(12);
    expect((await list('db-07', null)).rows).toEqual([
      { kind: 'db', name: 'db-07', description: 'Odd one', version: 1 },
    ]);

    function list(query: string, from: string | null) {
      return dana.call('config.list', { kind: 'db', query, cursor: from, limit: 10 });
    }
  });

  it('export what can be applied again, also what no file has made', async () => {
    await dana.apply(`${orders}---\n${others}`);
    await rig.put({ type: 'node', node: nodeRecord('enrolled') });
    const kinds = [
      ...(['windows_desktop', 'node', 'db', 'user', 'role', 'app'] as const),
      'kube_cluster' as const,
    ];
    const { yaml, fileName } = await dana.call('config.export', { kinds });
    expect(fileName).toBe('test.yaml');
    const { changes, problems } = await dana.check(yaml);
    expect(problems).toEqual([]);
    expect(changes.map(({ action }) => action)).toEqual(changes.map(() => 'unchanged'));
    expect(changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...['access', 'auditor', 'editor', 'requester', 'reviewer'].map((name) => `role ${name}`),
      ...['user alice', 'user dana', 'node enrolled', 'node web-1', 'db orders', 'app grafana'],
      ...['kube_cluster staging', 'windows_desktop desk-1'],
    ]);
    expect((await dana.call('config.export', { kinds: ['db'] })).fileName).toBe('test-db.yaml');
  });
});

describe('checking', () => {
  it('shows each document as it is and as it would be, and changes nothing', async () => {
    await dana.apply(orders);
    const { auditHead } = rig.ledger.state;
    const { changes, problems, notes } = await dana.check(
      `${orders.replace('prod', 'dev')}---\nkind: app\nmetadata: { name: new }\nspec: { cloud: AWS, public_addr: a }\n`,
      [{ kind: 'role', name: 'auditor' }],
    );
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      { line: 11, field: 'spec.public_addr', message: 'is not enforced here' },
    ]);
    expect(changes).toMatchObject([
      { kind: 'db', name: 'orders', action: 'update', version: 1 },
      { kind: 'app', name: 'new', action: 'create', version: null, before: '' },
      { kind: 'role', name: 'auditor', action: 'delete', version: 1, after: '' },
    ]);
    expect(changes[0]?.before).toContain('\n    env: prod\n');
    expect(changes[0]?.after).toContain('\n    env: dev\n');
    expect(rig.ledger.state.auditHead).toEqual(auditHead);
  });

  it('finds a document that is to be written and deleted at once', async () => {
    await dana.apply(orders);
    const { problems } = await dana.check(orders, [{ kind: 'db', name: 'orders' }]);
    expect(problems).toMatchObject([{ message: expect.stringContaining('to be deleted as well') }]);
    expect(await failure(dana.check('', [{ kind: 'db', name: 'gone' }]))).toMatchObject({
      code: 'not_found',
    });
  });

  it('gives templates that load without a problem', async () => {
    const { templates } = await dana.call('config.templates', {});
    expect(templates.length).toBeGreaterThan(5);
    for (const { yaml } of templates) {
      const { problems, changes } = await dana.check(yaml);
      expect(problems).toEqual([]);
      expect(changes).toHaveLength(1);
    }
  });
});
