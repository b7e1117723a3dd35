import { randomUUID } from 'node:crypto';
import type { ServerChannel } from 'ssh2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionState } from '#shared/ipc/app-state';
import { createFakeAuthority } from '../../../helpers/client/fake-authority';
import { startFakeGateway, type FakeGateway } from '../../../helpers/client/fake-gateway';
import { signIn, type SignedIn } from '../../../helpers/client/signed-in';
import { createTestPort, type TestPort } from '../../../helpers/client/test-port';
import { layCable, type Cable } from '../../../helpers/gateway/cable';

let gateway: FakeGateway;
let cable: Cable;
let alice: SignedIn;

beforeEach(async () => {
  const authority = await createFakeAuthority();
  gateway = await startFakeGateway(authority.hostKey.privateKey);
  cable = await layCable(gateway.port);
  alice = await signIn({ authority, gatewayPort: cable.port });
});
afterEach(async () => {
  await alice.close();
  await cable.close();
  await gateway.close();
});

const resource = `/demo/node/${randomUUID()}`;

interface OpenShell {
  readonly sessionId: string;
  readonly port: TestPort;
  readonly shell: ServerChannel;
  is(wanted: SessionState['state']): Promise<SessionState>;
}

async function openShell(): Promise<OpenShell> {
  const port = createTestPort({ acknowledge: true });
  const sessionId = randomUUID();
  const { rig, profileId } = alice;
  const input = { sessionId, profileId, resource, login: 'deploy', again: false };
  await rig.client.openSession({ ...input, columns: 100, rows: 30 }, port);
  const shell = await gateway.shell();
  const is = (wanted: SessionState['state']): Promise<SessionState> =>
    rig.session(sessionId, ({ state }) => state === wanted);
  await is('open');
  return { sessionId, port, shell, is };
}

describe('a lost connection', () => {
  it('is made again: a new shell below what was printed, with a line that says so', async () => {
    const { port, shell, is } = await openShell();
    shell.write('before');
    await port.shows('before');
    cable.cut();
    expect(await is('reconnecting')).toMatchObject({
      reason: 'The connection to the gateway was lost.',
      attempt: 1,
    });
    const next = await gateway.shell();
    await is('open');
    next.write('after');
    await port.shows('after');
    expect(port.text()).toMatch(
      /before[^]*Connection lost at \d\d:\d\d\.[^]*\(attempt 1, next try in 1 s\)[^]*Reconnected at \d\d:\d\d\. This is a new shell[^]*after/,
    );
    expect(gateway.users).toHaveLength(2);
    expect(gateway.sizes.at(-1)).toEqual({ columns: 100, rows: 30 });
  });

  it('takes none of what was typed meanwhile to the new shell, and Enter tries at once', async () => {
    const { port, is } = await openShell();
    cable.cut();
    await is('reconnecting');
    port.send({ type: 'input', text: 'rm -rf build\r' });
    port.send({ type: 'input', text: '\r' });
    const next = await gateway.shell();
    const typed: string[] = [];
    next.on('data', (bytes: Buffer) => typed.push(bytes.toString()));
    await is('open');
    port.send({ type: 'input', text: 'ls' });
    await expect.poll(() => typed.join('')).toBe('ls');
  });

  it('brings the screen back from an editor that ran in the old shell', async () => {
    const { port, shell, is } = await openShell();
    shell.write('\x1b[?1049h\x1b[?1000h');
    await port.shows('1000h');
    cable.cut();
    await is('reconnecting');
    await port.shows('\x1b[?1049l\x1b[?1000l\x1b[!p');
  });

  it('goes on trying while nothing answers there, and can be given up', async () => {
    const { sessionId, is } = await openShell();
    await cable.close();
    await alice.rig.session(sessionId, (each) => each.state === 'reconnecting' && each.attempt > 1);
    const lost = await is('reconnecting');
    expect(lost.reason).toContain('connection refused');
    await alice.rig.client.closeSession({ sessionId });
    expect((await is('ended')).reason).toBe('You stopped reconnecting.');
    expect(alice.rig.last('sessions')).toHaveLength(1);
  });

  it('ends with the reason of the gateway when access has ended meanwhile', async () => {
    const { is } = await openShell();
    gateway.refuse = 'bob revoked your access.';
    cable.cut();
    expect(await is('ended')).toMatchObject({ reason: 'bob revoked your access.', exitCode: null });
  });

  it('ends when its user signs out meanwhile', async () => {
    const { is } = await openShell();
    await cable.close();
    await is('reconnecting');
    await alice.rig.client.signOut({ profileId: alice.profileId });
    expect((await is('ended')).reason).toBe('You signed out.');
  });

  it('that nobody was told of is found at wake', async () => {
    const { is } = await openShell();
    cable.goDead();
    await alice.rig.client.wake({});
    await is('reconnecting');
  });

  it('that works is left alone at wake', async () => {
    const { port, shell, is } = await openShell();
    await alice.rig.client.wake({});
    shell.write('still here');
    await port.shows('still here');
    await is('open');
    expect(gateway.users).toHaveLength(1);
  });
});

describe('what is no lost connection', () => {
  it.each<[string, (shell: ServerChannel) => void]>([
    ['a shell that was left', (shell) => shell.exit(0)],
    ['a shell that failed', (shell) => shell.exit(1)],
    ['a channel that the gateway closed', () => undefined],
  ])('%s: the session ends', async (_what, leave) => {
    const { shell, is } = await openShell();
    leave(shell);
    shell.end();
    await is('ended');
    expect(gateway.users).toHaveLength(1);
  });
});

describe('a session that has ended', () => {
  it('can be started again in its place, below what was printed', async () => {
    const { sessionId, port, shell, is } = await openShell();
    shell.write('first');
    shell.exit(0);
    shell.end();
    await is('ended');
    await alice.rig.client.reconnectSession({ sessionId });
    const next = await gateway.shell();
    next.write('second');
    await port.shows('second');
    expect(await is('open')).toMatchObject({ reason: '', exitCode: null });
    expect(port.text()).toMatch(/first[^]*Connected again at \d\d:\d\d[^]*second/);
  });
});

describe('a window that comes later', () => {
  it('sees what was printed, also without a window, and types', async () => {
    const { sessionId, port, shell, is } = await openShell();
    shell.write('with a window, ');
    await port.shows('with a window, ');
    port.leave();
    const much = 6 * 1024 * 1024;
    await new Promise<void>((resolve) =>
      shell.write(`${'x'.repeat(much)}\nwithout one`, () => resolve()),
    );
    const later = createTestPort({ acknowledge: true });
    await alice.rig.client.attachSession({ sessionId, from: null }, later);
    await later.shows('without one');
    expect(later.started()?.reset).not.toBeNull();
    expect(later.received()).toBeLessThan(5 * 1024 * 1024);
    const typed = new Promise((resolve) =>
      shell.once('data', (bytes: Buffer) => resolve(String(bytes))),
    );
    later.send({ type: 'input', text: 'ls' });
    expect(await typed).toBe('ls');
    await is('open');
  });

  it('of a session that is not there is told so', async () => {
    const port = createTestPort({ acknowledge: true });
    const input = { sessionId: randomUUID(), from: null };
    await expect(alice.rig.client.attachSession(input, port)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
