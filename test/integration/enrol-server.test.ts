import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, parsePublicKeyLine } from '#main/ssh/public-key';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';
import {
  makeCommand,
  startServerToEnrol,
  type ServerOptions,
  type ServerToEnrol,
} from '../helpers/cluster/server-to-enrol';

let rig: ClusterRig;
let dana: ApiCaller;
const servers: ServerToEnrol[] = [];
beforeEach(async () => {
  rig = await startClusterRig();
  dana = await rig.signedIn('dana');
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rig.close();
});

async function start(options: ServerOptions): Promise<ServerToEnrol> {
  const server = await startServerToEnrol(options);
  servers.push(server);
  return server;
}

async function nodeNamed(name: string) {
  const { nodes } = await dana.call('nodes.list', {});
  return nodes.find(({ resource }) => resource.name === name);
}

async function isUp(name: string): Promise<void> {
  while ((await nodeNamed(name))?.health?.state !== 'up')
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Alice, with a role that lets her in as the account that the sshd of tests runs as. */
async function userOf(server: ServerToEnrol): Promise<ApiCaller> {
  await dana.call('config.apply', {
    fileName: 'servers.yaml',
    yaml:
      'kind: role\nversion: v7\nmetadata: {name: servers}\n' +
      `spec: {allow: {node_labels: {tier: web}, logins: [${server.sshd.login}]}}\n---\n` +
      'kind: user\nversion: v2\nmetadata: {name: alice}\nspec: {roles: [servers]}\n',
  });
  return rig.signedIn('alice');
}

function fingerprintOf(line: string): string {
  const parsed = parsePublicKeyLine(line);
  if (!parsed.ok) throw new Error(parsed.error);
  return fingerprint(parsed.value.key.blob);
}

function newHostKey(server: ServerToEnrol): string {
  const path = join(server.sshd.folder, 'host_key');
  rmSync(path);
  rmSync(`${path}.pub`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  return readFileSync(`${path}.pub`, 'utf8').trim();
}

const forms: readonly [string, ServerOptions][] = [
  ['a file of its own, by dash', { includes: true, shell: ['dash'] }],
  ['a block in sshd_config, by busybox', { includes: false, shell: ['busybox', 'sh'] }],
  ['a block in sshd_config, by bash', { includes: false, shell: ['bash', '--posix'] }],
];

describe('a server', () => {
  it.each(forms)(
    'enrols, is reached, stops with another host key, and leaves no trace (%s)',
    async (_form, options) => {
      const server = await start(options);
      const before = server.files();
      const { command, id } = await makeCommand(dana, { labels: { tier: 'web' } });
      const done = await server.enrol(command, '--name', 'web-1', '--label', 'rack=b 7');
      expect(done.stderr).toBe('');
      expect(done.stdout.toString()).toMatch(/^web-1 is enrolled in the cluster demo\./);
      expect(done.code).toBe(0);
      await server.loads(2);
      const known = fingerprintOf(server.sshd.hostKey);
      expect(await nodeNamed('web-1')).toMatchObject({
        address: `127.0.0.1:${server.sshd.port}`,
        hostKeyFingerprint: known,
        refusedHostKeyFingerprint: null,
        reports: true,
        lastSeen: expect.any(Number),
        resource: { labels: { tier: 'web', rack: 'b 7' } },
        facts: {
          kernel: expect.stringMatching(/^Linux /),
          sshd: expect.stringMatching(/^OpenSSH/),
        },
        trusts: [expect.stringMatching(/^SHA256:/)],
        joinToken: id,
      });
      expect(statSync(join(server.conf, 'credential')).mode & 0o777).toBe(0o600);

      const alice = await userOf(server);
      const target = `${server.sshd.login}@web-1`;
      const first = await rig.ssh(alice, target, { command: 'echo reached' });
      expect([first.stdout.toString(), first.code]).toEqual(['reached\n', 0]);

      const shown = fingerprintOf(newHostKey(server));
      process.kill(server.sshd.pid, 'SIGHUP');
      await server.loads(3);
      const refused = await rig.ssh(alice, target);
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toContain(shown);
      expect(refused.stderr).toContain(known);
      expect(refused.stderr).toContain('Administration, Servers');
      const told = await server.program('refresh');
      expect(told.code).toBe(1);
      expect(told.stderr).toContain(`host key is ${shown}, but the cluster knows ${known}.`);

      const node = await nodeNamed('web-1');
      expect(node).toMatchObject({ hostKeyFingerprint: known, refusedHostKeyFingerprint: shown });
      const confirmed = { id: node?.resource.id ?? '', fingerprint: shown };
      await dana.call('nodes.confirmHostKey', confirmed);
      const again = await rig.ssh(alice, target, { command: 'echo again' });
      expect(again.stdout.toString()).toBe('again\n');
      expect(await server.program('refresh')).toMatchObject({ code: 0, stderr: '' });

      const removed = await server.program('remove');
      expect(removed).toMatchObject({ code: 0, stderr: '' });
      expect(server.files()).toEqual(before);
      await server.loads(4);
      expect(await nodeNamed('web-1')).toBeUndefined();
      const gone = await rig.ssh(alice, target);
      expect(gone.code).not.toBe(0);
    },
  );

  it('that the cluster cannot reach is reached by the tunnel that it keeps', async () => {
    const server = await start({ includes: true });
    const before = server.files();
    const { command } = await makeCommand(dana, { labels: { tier: 'web' } });
    // An address that leads nowhere.
    const there = ['--name', 'web-1', '--address', '192.0.2.1'];
    const done = await server.enrol(command, ...there, '--tunnel');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout.toString()).toContain('daypass-node tunnel running');
    await server.loads(2);
    expect(await nodeNamed('web-1')).toMatchObject({ tunnel: true });
    expect(statSync(join(server.conf, 'tunnel_key')).mode & 0o777).toBe(0o600);
    server.tunnel();
    await isUp('web-1');

    const alice = await userOf(server);
    const target = `${server.sshd.login}@web-1`;
    const reached = await rig.ssh(alice, target, { command: 'echo reached' });
    expect([reached.stdout.toString(), reached.code]).toEqual(['reached\n', 0]);
    expect(await server.program('refresh')).toMatchObject({ code: 0, stderr: '' });
    expect((await rig.ssh(alice, target, { command: 'true' })).code).toBe(0);

    expect(await server.program('remove')).toMatchObject({ code: 0, stderr: '' });
    expect(server.files()).toEqual(before);
    expect(await nodeNamed('web-1')).toBeUndefined();
  });

  it('gives its tunnel up when it is enrolled again without', async () => {
    const server = await start({ includes: true });
    const { command } = await makeCommand(dana);
    await server.enrol(command, '--name', 'web-1', '--tunnel');
    expect(await nodeNamed('web-1')).toMatchObject({ tunnel: true });
    const again = await server.enrol(command, '--name', 'web-1');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(await nodeNamed('web-1')).toMatchObject({ tunnel: false });
    expect(Object.keys(server.files()).filter((path) => /tunnel|gateway/.test(path))).toEqual([]);
  });
});
