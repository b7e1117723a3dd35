import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { requestable, startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';

let rig: ClusterRig;
beforeEach(async () => {
  rig = await startClusterRig();
});
afterEach(() => rig.close());

const everything = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };

describe('administration', () => {
  it('enrols a server, and takes a changed host key only when it is confirmed', async () => {
    const dana = await rig.signedIn('dana');
    const hostKey = publicKeyBlob(generateKeyPairSync('ed25519').privateKey);
    const input = {
      name: 'web-1',
      address: { host: '192.0.2.7', port: 22 },
      hostKey: formatKeyLine(hostKey, 'root@web-1'),
      labels: { env: 'prod' },
      description: '',
    };
    const { node, nodeAuthority, sshdConfig } = await dana.call('nodes.enrol', input);
    expect(node).toMatchObject({
      address: '192.0.2.7:22',
      builtIn: false,
      hostKeyFingerprint: fingerprint(hostKey),
      refusedHostKeyFingerprint: null,
    });
    expect(nodeAuthority).toMatch(/^ssh-ed25519 /);
    expect(sshdConfig).toContain(`${node.resource.id.split('/').at(-1)}:%u`);
    await expect(dana.call('nodes.enrol', input)).rejects.toMatchObject({
      code: 'conflict',
      field: 'name',
    });
    await expect(
      dana.call('nodes.enrol', { ...input, name: 'web-2', hostKey: 'ssh-ed25519 nonsense' }),
    ).rejects.toMatchObject({ code: 'invalid_input', field: 'hostKey' });
    await expect(
      dana.call('nodes.confirmHostKey', { id: node.resource.id, fingerprint: 'SHA256:x' }),
    ).rejects.toMatchObject({ code: 'wrong_state' });
    const alice = await rig.signedIn('alice');
    await expect(alice.call('nodes.list', {})).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(alice.call('nodes.enrol', { ...input, name: 'x' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('applies a file whole or not at all, and names file and line', async () => {
    const dana = await rig.signedIn('dana');
    const good =
      'kind: role\nversion: v7\nmetadata: {name: staging}\nspec: {allow: {node_labels: {env: staging}}}\n';
    const bad = 'kind: user\nversion: v2\nmetadata: {name: frank}\nspec: {roles: [no-such-role]}\n';
    const yaml = `${good}---\n${bad}`;
    await expect(dana.call('config.apply', { yaml, fileName: 'team.yaml' })).rejects.toMatchObject({
      code: 'role_invalid',
      details: [expect.stringMatching(/^team\.yaml:\d+: .*no-such-role/)],
    });
    await expect(
      dana.call('config.apply', { yaml: `${good}    bad: [`, fileName: 'team.yaml' }),
    ).rejects.toMatchObject({
      code: 'role_invalid',
      details: expect.arrayContaining([expect.stringMatching(/^team\.yaml:\d+/)]),
    });
    const { events } = await dana.call('audit.list', { before: null, limit: 500 });
    expect(events.filter((event) => event.data['name'] === 'staging')).toEqual([]);
    const done = await dana.call('config.apply', { yaml: good, fileName: 'team.yaml' });
    expect(done.applied).toEqual(['role staging']);
    const alice = await rig.signedIn('alice');
    await expect(alice.call('config.apply', { yaml: good, fileName: 'x' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('gives access at once where a role gives it, and explains where it does not', async () => {
    const dana = await rig.signedIn('dana');
    const alice = await rig.signedIn('alice');
    const iot =
      (await requestable(alice)).find((row) => row.resource.name === 'iot')?.resource.id ?? '';
    const why = await alice.call('access.explain', {
      resource: iot,
      principal: { login: 'alice' },
      user: null,
    });
    expect(why.allowed).toBe(false);
    expect(why.trace.at(-1)).toMatchObject({ rule: 'next.request' });
    await dana.call('config.apply', {
      fileName: 'alice.yaml',
      yaml: 'kind: user\nversion: v2\nmetadata: {name: alice}\nspec: {roles: [requester, access], traits: {logins: [alice]}}\n',
    });
    const { rows } = await alice.call('resources.search', { ...everything, show: 'mine' });
    expect(rows.map((row) => [row.resource.name, row.state])).toEqual([
      ['iot', 'available'],
      ['this-computer', 'available'],
    ]);
    expect(
      await alice.call('access.explain', {
        resource: iot,
        principal: { login: 'alice' },
        user: null,
      }),
    ).toMatchObject({
      allowed: true,
    });
  });

  it('explains a machine that somebody may not see as one that is not there', async () => {
    const dana = await rig.signedIn('dana');
    const { nodes } = await dana.call('nodes.list', {});
    const there = nodes.find(({ resource }) => resource.name === 'iot')?.resource.id ?? '';
    const nowhere = there.replace(/[^/]+$/, '00000000-0000-4000-8000-000000000000');
    await dana.call('config.apply', {
      fileName: 'alice.yaml',
      yaml: 'kind: user\nversion: v2\nmetadata: {name: alice}\nspec: {roles: []}\n',
    });
    const alice = await rig.signedIn('alice');
    const [seen, unseen] = await Promise.all(
      [nowhere, there].map(async (resource) =>
        JSON.stringify(
          await alice.call('access.explain', {
            resource,
            principal: { login: 'alice' },
            user: null,
          }),
        ),
      ),
    );
    expect(unseen).not.toContain('iot');
    expect(unseen?.replaceAll(there, nowhere)).toBe(seen);
  });

  it('shows the audit log to auditors alone', async () => {
    const dana = await rig.signedIn('dana');
    const page = await dana.call('audit.list', { before: null, limit: 3 });
    expect(page.events[0]).toMatchObject({ type: 'certificate.issue', who: 'dana' });
    const older = await dana.call('audit.list', {
      before: page.events[2]?.sequence ?? 0,
      limit: 500,
    });
    expect(older.events.at(-1)).toMatchObject({ sequence: 1, type: 'cluster.create' });
    const bob = await rig.signedIn('bob');
    await expect(bob.call('audit.list', { before: null, limit: 3 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});
