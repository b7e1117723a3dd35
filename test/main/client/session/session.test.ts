import { randomUUID } from 'node:crypto';
import type { ServerChannel } from 'ssh2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionStateSchema, type SessionState } from '#shared/ipc/app-state';
import { terminalWindowBytes } from '#shared/ipc/terminal';
import { createFakeAuthority } from '../../../helpers/client/fake-authority';
import { startFakeGateway, type FakeGateway } from '../../../helpers/client/fake-gateway';
import { signIn, type SignedIn } from '../../../helpers/client/signed-in';
import { createTestPort, type TestPort } from '../../../helpers/client/test-port';

let gateway: FakeGateway;
let alice: SignedIn;

beforeEach(async () => {
  const authority = await createFakeAuthority();
  gateway = await startFakeGateway(authority.hostKey.privateKey);
  alice = await signIn({ authority, gatewayPort: gateway.port });
});
afterEach(async () => {
  await alice.close();
  await gateway.close();
});

const node = randomUUID();
const resource = `/demo/node/${node}`;

async function open(acknowledge = true): Promise<{
  sessionId: string;
  port: TestPort;
  ended: () => Promise<SessionState>;
}> {
  const port = createTestPort({ acknowledge });
  const sessionId = randomUUID();
  const { rig, profileId } = alice;
  const input = { sessionId, profileId, resource, login: 'deploy', again: false };
  await rig.client.openSession({ ...input, columns: 100, rows: 30 }, port);
  return { sessionId, port, ended: () => rig.ended(sessionId) };
}

async function openShell(acknowledge?: boolean) {
  const session = await open(acknowledge);
  const shell = await gateway.shell();
  await alice.rig.session(session.sessionId, ({ state }) => state === 'open');
  return { ...session, shell };
}

const read = (shell: ServerChannel, wanted: string): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    shell.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      if (text.includes(wanted)) resolve(text);
    });
  });

describe('a session', () => {
  it('signs in with the certificate as login@node and shows the shell', async () => {
    const { sessionId, port, shell } = await openShell();
    expect(gateway.users).toEqual([`deploy@${node}`]);
    shell.write('welcome');
    await port.shows('welcome');
    const state = await alice.rig.session(sessionId, () => true);
    expect(sessionStateSchema.parse(state)).toMatchObject({ state: 'open', login: 'deploy' });
    expect(gateway.sizes[0]).toEqual({ columns: 100, rows: 30 });
  });

  it('carries input and sizes, also those from before the shell was there', async () => {
    const { port } = await open();
    port.send({ type: 'input', text: 'early ' });
    port.send({ type: 'resize', columns: 80, rows: 25 });
    const shell = await gateway.shell();
    const typed = read(shell, 'late');
    port.send({ type: 'input', text: 'späte late' });
    expect(await typed).toBe('early späte late');
    expect(gateway.sizes.at(-1)).toEqual({ columns: 80, rows: 25 });
  });

  it('ignores what is no message of a window', async () => {
    const { port, shell } = await openShell();
    port.send({ type: 'nonsense' });
    port.send({ type: 'resize', columns: 0, rows: -1 });
    await until(() => gateway.sizes.length === 2);
    shell.write('still here');
    await port.shows('still here');
    expect(gateway.sizes).toHaveLength(2);
  });

  it('tells the exit code after the last of the output', async () => {
    const { port, shell, ended } = await openShell();
    shell.write('bye');
    shell.exit(3);
    shell.end();
    expect(await ended()).toMatchObject({
      reason: 'The shell ended with exit code 3.',
      exitCode: 3,
    });
    expect(port.text()).toMatch(/^bye/);
  });

  it('stops reading while the window does not keep up, and loses nothing', async () => {
    const { port, shell, ended } = await openShell(false);
    const size = 12 * 1024 * 1024;
    const written = new Promise<void>((resolve) => {
      shell.end(Buffer.alloc(size, 'x'), () => resolve());
    });
    await until(() => port.received() > terminalWindowBytes);
    // What ssh2 holds for a channel that rests is bounded by SSH's own window of 2 MB.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(port.received()).toBeLessThan(2 * terminalWindowBytes);
    const total = port.received();
    port.send({ type: 'acknowledge', bytes: total });
    await until(() => port.received() > total);
    const acknowledging = setInterval(
      () => port.send({ type: 'acknowledge', bytes: terminalWindowBytes }),
      1,
    );
    await written;
    await ended();
    clearInterval(acknowledging);
    expect(port.text().lastIndexOf('x')).toBe(size - 1);
  });
});

describe('a session that ends otherwise', () => {
  it("by a refusal gives the gateway's words", async () => {
    gateway.refuse = 'alice may not log in to iot as root.';
    const { ended } = await open();
    expect((await ended()).reason).toBe('alice may not log in to iot as root.');
  });

  it('by the gateway gives its last words, and shows them', async () => {
    const { port, shell, ended } = await openShell();
    shell.stderr.write('bob revoked your access.\r\n');
    shell.exit(255);
    shell.end();
    expect((await ended()).reason).toBe('bob revoked your access.');
    expect(port.text()).toContain('bob revoked your access.');
  });

  it('with a certificate of its own where the usual one has no room for all', async () => {
    const { cluster } = alice;
    cluster.held.whole = false;
    await alice.assume(alice.approved());
    const { generation } = cluster.held;
    await openShell();
    const asked = cluster.calls.filter(({ name }) => name === 'certificates.issue');
    expect(asked.at(-1)?.input).toMatchObject({ assume: cluster.held.assumed, for: resource });
    expect(cluster.held.generation).toBe(generation);
  });

  it('because nothing listens there says so', async () => {
    await gateway.close();
    const { ended } = await open();
    expect((await ended()).reason).toContain('connection refused. Is the cluster running?');
  });

  it('at a gateway with another host key sends it nothing and names both keys', async () => {
    const other = await createFakeAuthority();
    const impostor = await startFakeGateway(other.hostKey.privateKey);
    alice.cluster.gatewayPort = impostor.port;
    for (const stream of alice.cluster.streams) stream.destroy();
    await alice.rig.profile(alice.profileId, (each) => each.stockSsh?.proxyPort === impostor.port);
    const { ended } = await open();
    expect((await ended()).reason).toMatch(/its host key is SHA256:\S+, but SHA256:/);
    expect(impostor.users).toEqual([]);
    await impostor.close();
  });

  it('by the person or by signing out closes the shell', async () => {
    const closed = (shell: ServerChannel): Promise<unknown> =>
      new Promise((resolve) => shell.resume().once('close', resolve));
    const first = await openShell();
    const second = await openShell();
    const all = Promise.all([first, second].map(({ shell }) => closed(shell)));
    await alice.rig.client.closeSession({ sessionId: first.sessionId });
    await alice.rig.client.signOut({ profileId: alice.profileId });
    expect((await first.ended()).reason).toBe('You closed this session.');
    expect((await second.ended()).reason).toBe('You signed out.');
    await all;
    await alice.rig.client.closeSession({ sessionId: first.sessionId });
    expect(alice.rig.last('sessions')).toHaveLength(1);
    expect(first.port.isClosed()).toBe(true);
  });

  it('of somebody who is signed out never starts', async () => {
    await alice.rig.client.signOut({ profileId: alice.profileId });
    const { ended } = await open();
    expect((await ended()).reason).toBe('Sign in as alice first.');
  });
});

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
}
