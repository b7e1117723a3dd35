import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ask,
  approve,
  requestable,
  startClusterRig,
  type ClusterRig,
} from '../helpers/cluster/cluster-rig';
import type { ApiCaller } from '../helpers/cluster/api-caller';

let rig: ClusterRig;
let dana: ApiCaller;
beforeEach(async () => {
  rig = await startClusterRig();
  dana = await rig.signedIn('dana');
});
afterEach(() => rig.close());

const fileName = 'team.yaml';
const all = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };
const resources = `kind: db
version: v3
metadata: { name: orders, labels: { env: demo } }
spec: { protocol: postgres, uri: 'orders:5432' }
---
kind: app
version: v3
metadata: { name: aws, labels: { env: demo } }
spec: { cloud: AWS }
---
kind: kube_cluster
version: v3
metadata: { name: staging, labels: { env: demo } }
---
kind: windows_desktop
version: v3
metadata: { name: desk-1, labels: { env: demo } }
spec: { addr: desk-1 }
`;

const traits = [
  'logins: [alice]',
  'db_users: [reader]',
  'db_names: [orders]',
  'windows_logins: [alice]',
  "aws_role_arns: ['arn:aws:iam::1:role/R']",
  'kubernetes_groups: [viewers]',
];

describe('configuration over the API', () => {
  it('adds resources of all kinds, found at once, and takes them away again', async () => {
    const alice = await rig.signedIn('alice');
    await dana.call('config.apply', { yaml: resources, fileName });
    const { yaml, version } = await dana.call('config.get', { kind: 'user', name: 'alice' });
    await dana.call('config.apply', {
      fileName,
      yaml: yaml.replace('logins: [alice, deploy]', traits.join('\n    ')),
      expect: [{ kind: 'user', name: 'alice', version }],
    });
    const names = async () => (await requestable(alice)).map(({ resource }) => resource.name);
    expect(await names()).toEqual(['aws', 'desk-1', 'iot', 'orders', 'staging', 'this-computer']);
    for (const [kind, name] of [
      ['db', 'orders'],
      ['app', 'aws'],
      ['kube_cluster', 'staging'],
      ['windows_desktop', 'desk-1'],
    ] as const)
      await dana.call('config.delete', { kind, name, version: 1 });
    expect(await names()).toEqual(['iot', 'this-computer']);
    await rig.restart();
  });

  it('refuses a change of what was changed since, and one that nobody may make', async () => {
    await dana.call('config.apply', { yaml: resources, fileName });
    const expect1 = [{ kind: 'db' as const, name: 'orders', version: 1 }];
    const changed = resources.replaceAll('env: demo', 'env: prod');
    await dana.call('config.apply', { yaml: changed, fileName, expect: expect1 });
    await expect(
      dana.call('config.apply', { yaml: resources, fileName, expect: expect1 }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('version 2') });
    await expect(
      dana.call('config.delete', { kind: 'db', name: 'orders', version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      dana.call('config.delete', { kind: 'user', name: 'dana', version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      dana.call('config.delete', { kind: 'node', name: 'iot', version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const bob = await rig.signedIn('bob');
    const list = { kind: 'db' as const, query: '', cursor: null, limit: 10 };
    for (const call of [
      bob.call('config.list', list),
      bob.call('config.check', { yaml: resources, fileName, remove: [] }),
      bob.call('config.export', { kinds: ['role'] }),
      bob.call('config.templates', {}),
    ])
      await expect(call).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await dana.call('config.list', list)).rows).toMatchObject([
      { name: 'orders', version: 2 },
    ]);
  });

  it('shows what would change for whom, and exports what comes back the same', async () => {
    const { yaml } = await dana.call('config.get', { kind: 'role', name: 'access' });
    const check = await dana.call('config.check', {
      yaml: yaml.replace("node_labels:\n      '*': '*'", 'node_labels:\n      env: nowhere'),
      fileName,
      remove: [],
    });
    expect(check.problems).toEqual([]);
    expect(check.changes).toMatchObject([{ kind: 'role', name: 'access', action: 'update' }]);
    expect(check.effects.map(({ text }) => text)).toEqual([
      'alice may no longer ask for 2 machines as alice and deploy: iot and this-computer.',
    ]);
    const whole = await dana.call('config.export', { kinds: ['role', 'user', 'node'] });
    expect(whole.fileName).toBe('demo.yaml');
    const again = await dana.call('config.check', { yaml: whole.yaml, fileName, remove: [] });
    expect(again.problems).toEqual([]);
    expect(new Set(again.changes.map(({ action }) => action))).toEqual(new Set(['unchanged']));
  });

  it('ends what a deleted user holds, and leaves their requests readable', async () => {
    const alice = await rig.signedIn('alice');
    const bob = await rig.signedIn('bob');
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await dana.call('config.delete', { kind: 'user', name: 'alice', version: 1 });
    await expect(alice.call('status.get', {})).rejects.toMatchObject({ code: 'not_signed_in' });
    const seen = await bob.call('requests.get', { id });
    expect(seen.request).toMatchObject({ requester: { name: 'alice' }, state: 'APPROVED' });
    const list = { show: 'all' as const, cursor: null, limit: 10 };
    expect((await bob.call('requests.list', list)).rows).toHaveLength(1);
    await expect(dana.call('resources.search', { ...all, show: 'all' })).resolves.toMatchObject({
      total: 0,
    });
  });
});
