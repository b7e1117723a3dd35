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
