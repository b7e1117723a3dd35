import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTunnels, type Tunnels } from '#main/proxy/tunnels';
import { probeNode } from '#main/proxy/probe-node';
import { publicKeyBlob } from '#main/ssh/public-key';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { writeJumpConfig } from '../helpers/gateway/jump-config';
import { nodeTunnels, type NodeTunnels } from '../helpers/gateway/node-tunnel';
import { runTool } from '../helpers/gateway/run-tool';
import { freePort } from '../helpers/sshd';

let rig: GatewayRig;
let tunnels: Tunnels;
let node: NodeTunnels;
let id: string;
let changes: string[];

beforeEach(async () => {
  tunnels = createTunnels();
  changes = [];
  tunnels.onChange((nodeId) => changes.push(nodeId));
  rig = await startGatewayRig({ tunnels });
  // Where the gateway would dial, nobody answers.
  const iot = rig.keeper.nodes.get('iot');
  if (!iot) throw new Error('The rig has no node.');
  ({ id } = iot);
  rig.keeper.nodes.set('iot', { ...iot, tunnel: true, port: await freePort() });
  node = nodeTunnels(rig, id);
  rig.keeper.tunnelKeys.set(id, publicKeyBlob(node.key));
});
afterEach(async () => {
  node.close();
  await rig.close();
});

/** Waits until so many tunnels came or went. */
async function changed(times: number): Promise<void> {
  while (changes.length < times) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function open(): Promise<ReturnType<NodeTunnels['start']>> {
  const before = changes.length;
  const started = node.start();
  await changed(before + 1);
  return started;
}

describe('a node that keeps a tunnel', () => {
  it('is reached by it, by several connections at a time, with everything whole', async () => {
    await open();
    const bytes = randomBytes(4 * 1024 * 1024);
    const [copied, hello] = await Promise.all([
      rig.ssh.run(rig.target, 'cat', { input: bytes }),
      rig.ssh.run(rig.target, 'echo $SSH_CONNECTION; exit 3'),
    ]);
    expect(copied.code).toBe(0);
    expect(copied.stdout.equals(bytes)).toBe(true);
    expect(hello.code).toBe(3);
    // The certificate to the node holds for where the node sees the connection come from.
    expect(hello.stdout.toString()).toMatch(/^127\.0\.0\.1 /);
    expect(rig.keeper.recorded('mintNodeCertificate')).toContainEqual(
      expect.objectContaining({ source: '127.0.0.1' }),
    );
  });

  it('still has to show its host key', async () => {
    const iot = rig.keeper.nodes.get('iot');
    const other = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);
    if (iot) rig.keeper.nodes.set('iot', { ...iot, hostKeys: [other] });
    await open();
    const refused = await rig.ssh.run(rig.target, 'true');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('showed the host key');
  });

  it('is down, in words, without one, without its sshd, and when the tunnel goes', async () => {
    const without = await rig.ssh.run(rig.target, 'true');
    expect(without.stderr).toContain('The node iot is down: it keeps no tunnel to the gateway.');
    const probed = { id, host: '127.0.0.1', port: 1, tunnel: true };
    expect(await probeNode(probed, tunnels)).toMatchObject({ ok: false });

    const tunnel = await open();
    expect(await probeNode(probed, tunnels)).toMatchObject({ ok: true });
    const held = rig.ssh.start(rig.target, [], 'echo here; sleep 600');
    const said: string[] = [];
    held.stderr.on('data', (part: Buffer) => said.push(part.toString()));
    const over = new Promise((resolve) => held.once('close', resolve));
    await new Promise((resolve) => held.stdout.once('data', resolve));
    tunnel.child.kill();
    await over;
    expect(said.join('')).toContain('The connection to the node iot was lost.');

    node.start({ words: ['-N', '-R', `daypass:22:127.0.0.1:${await freePort()}`] });
    await changed(3);
    const deaf = await rig.ssh.run(rig.target, 'true');
    expect(deaf.stderr).toContain('its tunnel is there, but its sshd does not answer');
  });

  it('has one: the newest', async () => {
    const first = await open();
    await open();
    expect((await first.ended).code).toBe(255);
    expect((await rig.ssh.run(rig.target, 'true')).code).toBe(0);
  });

  it.each([
    ['its key is another', (): void => void rig.keeper.tunnelKeys.set(id, Buffer.alloc(51))],
    ['it is gone', (): void => void rig.keeper.tunnelKeys.delete(id)],
  ])('loses it once %s', async (_why, change) => {
    const tunnel = await open();
    change();
    rig.keeper.change();
    expect((await tunnel.ended).code).toBe(255);
    const result = await rig.ssh.run(rig.target, 'true');
    expect(result.stderr).toContain('it keeps no tunnel to the gateway');
  });
});

describe('what is no tunnel', () => {
  const stranger = generateKeyPairSync('ed25519').privateKey;
  it.each([
    ['another key', { key: stranger }],
    ['the id of another node', { user: `node:${randomUUID()}` }],
    ['no id', { user: 'node:iot' }],
  ])('does not sign in by %s', async (_what, input) => {
    const { ended } = node.start(input);
    const { code, stderr } = await ended;
    expect(code).toBe(255);
    expect(stderr).toContain('Permission denied (publickey)');
    expect(changes).toEqual([]);
  });

  it('does not sign in by a person with a certificate', async () => {
    const result = await rig.ssh.run(`node:${id}`, undefined, {
      options: ['-N', '-R', 'daypass:22:127.0.0.1:22', '-o', 'ExitOnForwardFailure=yes'],
    });
    expect(result.code).toBe(255);
    expect(changes).toEqual([]);
  });

  it('does not sign in by a jump', async () => {
    const { folder } = rig.ssh;
    const hostAuthority = publicKeyBlob(rig.keeper.hostAuthority);
    const jump = { folder, port: rig.proxy.port, clusterName: 'example.com', hostAuthority };
    const config = writeJumpConfig({ ...jump, nodes: ['iot'], lines: ['  BatchMode yes'] });
    const result = await runTool(['ssh', ...config, '-J', 'gate', '-N', `node:${id}@iot`]);
    expect(result.code).toBe(255);
    expect(changes).toEqual([]);
  });

  it.each([
    ['another name', ['-N', '-R', 'other:22:127.0.0.1:22']],
    ['another port', ['-N', '-R', 'daypass:2222:127.0.0.1:22']],
    ['a port of the gateway', ['-N', '-R', '0:127.0.0.1:22']],
    ['a program', ['true']],
  ])('carries nothing else: %s', async (_what, words) => {
    const { ended } = node.start({ words });
    expect((await ended).code).toBe(255);
    expect(changes).toEqual([]);
  });

  it('leads nowhere from the node', async () => {
    const { child, ended } = node.start({ words: ['-W', '127.0.0.1:22'] });
    child.stdin.end();
    const { stderr } = await ended;
    expect(stderr).toContain('A node keeps a tunnel here, and can do nothing else.');
  });
});
