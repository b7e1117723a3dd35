import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effectsOf } from '#main/cluster/administration/effects';
import { createState } from '#main/cluster/store/memory-state';
import { stateAfter } from '#main/cluster/store/state-after';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import type { RoleRecord } from '#main/cluster/store/records';
import {
  openConfigRig,
  type ConfigCaller,
  type ConfigRig,
} from '../../../helpers/cluster/config-rig';
import {
  nodeRecord,
  requestRecord,
  resourceRecord,
  userRecord,
} from '../../../helpers/cluster/ledger-rig';

let rig: ConfigRig;
let dana: ConfigCaller;
beforeEach(async () => {
  rig = await openConfigRig();
  dana = await rig.as('dana', ['editor']);
});
afterEach(() => rig.close());

async function textsOf(yaml: string, remove: Parameters<ConfigCaller['check']>[1] = []) {
  const { effects, problems } = await dana.check(yaml, remove);
  expect(problems).toEqual([]);
  return effects.map(({ text }) => text);
}

function role(name: string, spec: string): string {
  return `kind: role\nversion: v8\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
}

const dev = role('dev', '{ allow: { node_labels: { env: dev }, logins: [root, deploy] } }');

async function machines(env: string, count: number): Promise<void> {
  const nodes = Array.from({ length: count }, (_, index) => nodeRecord(`${env}-${index}`));
  await rig.put(
    ...nodes.map((node) => ({
      type: 'node' as const,
      node: { ...node, resource: { ...node.resource, labels: { env, host: node.nodeId } } },
    })),
  );
}

describe('what changes for whom', () => {
  it('is nothing where nobody is concerned, or nothing is changed', async () => {
    await machines('dev', 2);
    expect(await textsOf(dev)).toEqual([]);
    await dana.apply(dev);
    await rig.as('alice', ['dev']);
    expect(await textsOf(dev)).toEqual([]);
    expect(await textsOf(dev.replace('kind', '# why\nkind'))).toEqual([]);
  });

  it('says which machines somebody gains and loses, as whom, those lost first', async () => {
    await machines('dev', 2);
    await machines('prod', 17);
    await dana.apply(dev);
    await rig.as('alice', ['dev']);
    await rig.as('bob', ['requester']);
    expect(await textsOf(dev.replace('env: dev', 'env: prod'))).toEqual([
      'alice may no longer use 2 machines as deploy and root: dev-0 and dev-1.',
      'alice may use 17 machines as deploy and root: prod-0, prod-1, prod-10 and 14 more.',
    ]);
    expect(await textsOf(dev.replace('deploy', 'admin'))).toEqual([
      'alice may no longer use 2 machines as deploy: dev-0 and dev-1.',
      'alice may use 2 machines as admin: dev-0 and dev-1.',
    ]);
    expect(
      await textsOf(role('dev', '{ allow: { node_labels: { env: dev }, logins: [root] } }')),
    ).toEqual(['alice may no longer use 2 machines as deploy: dev-0 and dev-1.']);
    expect(
      await textsOf(
        role(
          'dev',
          '{ allow: { node_labels: { env: dev }, logins: [root, deploy] }, deny: { logins: [root] } }',
        ),
      ),
    ).toEqual(['alice may no longer use 2 machines as root: dev-0 and dev-1.']);
  });

  it('speaks of every kind in its words', async () => {
    await rig.put(
      ...(['db', 'app', 'kube_cluster', 'windows_desktop'] as const).map((kind) => ({
        type: 'resource' as const,
        resource: resourceRecord(kind, `my-${kind}`),
      })),
    );
    await dana.apply(role('all', '{}'));
    await rig.as('alice', ['all']);
    const all = `{ allow: {
      db_labels: { env: test }, db_users: [reader], db_names: ['*'],
      app_labels: { env: test }, windows_desktop_labels: { env: test }, windows_desktop_logins: [admin],
      kubernetes_labels: { env: test }, kubernetes_groups: [viewers],
      kubernetes_resources: [{ kind: pods, api_group: '', namespace: dev, name: 'web-*', verbs: [get] }] } }`;
    expect((await textsOf(role('all', all))).toSorted()).toEqual([
      'alice may use one Kubernetes cluster with Kubernetes group viewers, pods web-* in dev (get): my-kube_cluster.',
      'alice may use one Windows desktop as admin: my-windows_desktop.',
      'alice may use one app: my-app.',
      'alice may use one database with database user reader, database any: my-db.',
    ]);
    await dana.apply(role('all', all));
    expect(await textsOf(role('all', all.replace('namespace: dev', 'namespace: prod')))).toEqual([
      'alice may no longer use one Kubernetes cluster with pods web-* in dev (get): my-kube_cluster.',
      'alice may use one Kubernetes cluster with pods web-* in prod (get): my-kube_cluster.',
    ]);
  });

  it('follows what may be asked for, and what roles offer', async () => {
    await machines('dev', 1);
    await dana.apply(dev);
    await rig.as('alice', ['requester']);
    const wider = role('requester', '{ allow: { request: { search_as_roles: [access, dev] } } }');
    expect(await textsOf(wider)).toEqual([
      'alice may ask for one machine as deploy and root: dev-0.',
    ]);
    expect(
      await textsOf(
        role(
          'requester',
          '{ deny: { request: { roles: ["a*"] } }, allow: { request: { search_as_roles: [access] } } }',
        ),
      ),
    ).toEqual(['alice may no longer ask for one machine as alice: dev-0.']);
  });

  it('follows users: new ones, changed ones, deleted ones', async () => {
    await machines('dev', 1);
    await dana.apply(dev);
    await rig.as('alice', ['dev']);
    expect(await textsOf('', [{ kind: 'user', name: 'alice' }])).toEqual([
      'alice may no longer use one machine as deploy and root: dev-0.',
    ]);
    const user = (name: string, roles: string) =>
      `kind: user\nmetadata: { name: ${name} }\nspec: { roles: [${roles}] }\n`;
    expect(await textsOf(user('erin', 'dev, auditor'))).toEqual([
      'erin gets the right to list and read the audit log; list and read recordings; list and read live sessions; list and read access requests.',
      'erin may use one machine as deploy and root: dev-0.',
    ]);
  });

  it('follows resources: relabelled ones and deleted ones', async () => {
    const orders = (env: string) =>
      `kind: db\nmetadata: { name: orders, labels: { env: ${env} } }\nspec: { protocol: mysql, uri: 'a:1' }\n`;
    await dana.apply(
      `${orders('dev')}---\n${role('dev', '{ allow: { db_labels: { env: dev }, db_users: [reader] } }')}`,
    );
    await rig.as('alice', ['dev']);
    const lost = 'alice may no longer use one database with database user reader: orders.';
    expect(await textsOf(orders('prod'))).toEqual([lost]);
    expect(await textsOf('', [{ kind: 'db', name: 'orders' }])).toEqual([lost]);
    expect(await textsOf(orders('dev').replace('orders', 'more'))).toEqual([
      'alice may use one database with database user reader: more.',
    ]);
    expect(await textsOf(orders('dev').replace("'a:1'", "'b:1'"))).toEqual([]);
  });

  it('names approved requests that would give less, or nothing', async () => {
    await machines('test', 2);
    const alice = await rig.as('alice', ['requester']);
    const [one, other] = [...rig.ledger.state.nodes.values()];
    if (!one || !other) throw new Error('no nodes');
    const request = requestRecord(alice.user, one, {
      state: 'APPROVED',
      approvedAt: 1,
      accessUntil: 9_000_000,
    });
    const resources = [one, other].map(({ resource }) => ({
      id: resource.id,
      constraint: { type: 'by-role' as const },
    }));
    await rig.put({ type: 'request', request: { ...request, resources } });
    const id = request.id.slice(0, 8);
    expect(await textsOf('', [{ kind: 'node', name: 'test-1' }])).toEqual([
      `alice's request ${id} no longer gives test-1.`,
      'alice may no longer ask for one machine as alice: test-1.',
    ]);
    expect(await textsOf(role('requester', '{}'))).toEqual([
      `alice's request ${id} gives nothing any more.`,
      'alice may no longer ask for 2 machines as alice: test-0 and test-1.',
    ]);
  });

  it('names approved requests for roles that may no longer be asked for by name', async () => {
    const byName = role('requester', '{ allow: { request: { roles: [dev] } } }');
    await dana.apply(`${dev}---\n${byName}`);
    const alice = await rig.as('alice', ['requester']);
    const request = requestRecord(alice.user, nodeRecord('any'), {
      state: 'APPROVED',
      accessUntil: 9_000_000,
      roles: ['dev'],
      resources: [],
    });
    await rig.put({ type: 'request', request });
    const ends = `alice's request ${request.id.slice(0, 8)} gives nothing any more.`;
    expect(await textsOf(role('requester', '{}'))).toContain(ends);
    expect(await textsOf(byName.replace('[dev]', '[dev, access]'))).not.toContain(ends);
  });

  it('follows who may review and administer', async () => {
    await rig.as('bob', ['reviewer']);
    await rig.as('erin', ['auditor']);
    const reviewer = (rules: string) =>
      role('reviewer', `{ allow: { review_requests: { ${rules} } } }`);
    expect(await textsOf(reviewer('roles: [access, editor]'))).toEqual([
      'bob may review requests for role editor.',
    ]);
    expect(await textsOf(reviewer('roles: []'))).toEqual([
      'bob may no longer review requests for role access.',
    ]);
    const where = 'contains(reviewer.roles, "reviewer")';
    expect(await textsOf(reviewer(`roles: [access], where: '${where}'`))).toEqual([
      `bob may review requests for role access only where ${where}.`,
    ]);
    expect(
      await textsOf(
        role(
          'auditor',
          '{ allow: { rules: [{ resources: [event], verbs: [list] }, { resources: [db], verbs: [read] }] } }',
        ),
      ),
    ).toEqual([
      'erin loses the right to read the audit log; list and read recordings; list and read live sessions; list and read access requests.',
      'erin gets the right to read databases.',
    ]);
  });

  it('tells people apart by labels that come from their traits and names', async () => {
    await machines('payments', 1);
    await machines('shop', 1);
    await dana.apply(role('team', '{}'));
    const traits = (team: string) => ({ logins: [], team: [team] });
    await rig.put(
      { type: 'user', user: userRecord('alice', { roles: ['team'], traits: traits('payments') }) },
      { type: 'user', user: userRecord('erin', { roles: ['team'], traits: traits('shop') }) },
    );
    const byTrait =
      '{ allow: { node_labels_expression: \'contains(user.spec.traits["team"], labels["env"])\', logins: [root] } }';
    const gained = [
      'alice may use one machine as root: payments-0.',
      'erin may use one machine as root: shop-0.',
    ];
    expect(await textsOf(role('team', byTrait))).toEqual(gained);
    const byName =
      '{ allow: { node_labels_expression: \'user.metadata.name == "erin"\', logins: [root] } }';
    expect(await textsOf(role('team', byName))).toEqual([
      'erin may use 2 machines as root: payments-0 and shop-0.',
    ]);
  });
});

describe('a large cluster', () => {
  it('is answered from few cases, people with equal roles together', () => {
    const roleOf = (yaml: string): RoleRecord => {
      const [document] = loadConfigFile(yaml, 'x.yaml').documents;
      if (document?.kind !== 'role') throw new Error('no role');
      return { name: document.name, definition: document.role, source: yaml, version: 1 };
    };
    const nodes = Array.from({ length: 20_000 }, (_, index) => {
      const node = nodeRecord(`web-${String(index).padStart(5, '0')}`);
      const labels = { env: index % 2 ? 'dev' : 'prod', host: node.nodeId };
      return { ...node, resource: { ...node.resource, labels } };
    });
    const before = createState({
      users: Array.from({ length: 1_000 }, (_, index) =>
        userRecord(`user-${index}`, { roles: ['dev'] }),
      ),
      passwords: [],
      sessions: [],
      roles: [roleOf(dev)],
      nodes,
      resources: [],
      openRequests: [],
      locks: [],
      presets: [],
      joinTokens: [],
      reviewRules: [],
      settings: new Map(),
      revision: 1,
      auditHead: null,
    });
    const after = stateAfter(before, [
      { type: 'role', role: roleOf(dev.replace('env: dev', "env: '*'")) },
    ]);
    const shown = { users: true, resources: () => true };
    const { effects, notes } = effectsOf(before, after, { now: 1, shown });
    expect(notes).toEqual([]);
    expect(effects).toHaveLength(1_000);
    expect(effects[0]?.text).toBe(
      'user-0 may use 10000 machines as deploy and root: web-00000, web-00002, web-00004 and 9997 more.',
    );
    const hidden = { users: true, resources: () => false };
    expect(effectsOf(before, after, { now: 1, shown: hidden }).effects[0]?.text).toBe(
      'user-0 may use 10000 machines as deploy and root.',
    );
  });
});
