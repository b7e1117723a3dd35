import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SshResult } from '../helpers/gateway/stock-ssh';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { approve, ask, startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';

let rig: ClusterRig;
let alice: ApiCaller;
let bob: ApiCaller;
beforeEach(async () => {
  rig = await startClusterRig();
  alice = await rig.signedIn('alice');
  bob = await rig.signedIn('bob');
});
afterEach(() => rig.close());

async function expectThrough(target: string, certificate?: string): Promise<void> {
  const result = await rig.ssh(alice, target, { certificate });
  expect(result.stderr).toBe('');
  expect(result.stdout.toString()).toMatch(/^through to /);
  expect(result.code).toBe(0);
}

async function expectRefused(target: string, reason: RegExp, certificate?: string): Promise<void> {
  const result = await rig.ssh(alice, target, { certificate });
  expect(result.stderr).toMatch(reason);
  expect(result.stdout.toString()).toBe('');
  expect(result.code).toBe(255);
}

describe('the loop, from nothing to a shell', () => {
  it('asks, approves, assumes, connects and drops, with events on both sides', async () => {
    const mine = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };
    const empty = await alice.call('resources.search', { ...mine, show: 'mine' });
    expect(empty).toEqual({
      rows: [],
      next: null,
      total: 0,
      emptyReason: 'You have no standing access. Search for what you need and ask for it.',
    });
    const seenByBob = await bob.events();
    const seenByAlice = await alice.events();
    await seenByBob.find((event) => event.type === 'hello');
    await seenByAlice.find((event) => event.type === 'hello');

    const id = await ask(alice, { iot: ['alice'], 'this-computer': ['deploy'] });
    const asked = await seenByBob.find((event) => event.type === 'request');
    expect(asked).toMatchObject({
      change: 'created',
      by: { name: 'alice' },
      view: {
        request: { id, state: 'PENDING', roles: ['access'], reason: 'responding to incident 123' },
        can: { review: true, assume: false, withdraw: false, revoke: false },
        waitingFor: '1 approval by a reviewer of access',
      },
    });
    const names = asked.type === 'request' ? asked.view.resources.map(({ name }) => name) : [];
    expect(names.toSorted()).toEqual(['iot', 'this-computer']);

    await approve(bob, id);
    const approved = await seenByAlice.find(
      (event) => event.type === 'request' && event.change === 'approved',
    );
    expect(approved).toMatchObject({
      by: { name: 'bob' },
      view: {
        request: { resolution: 'go ahead' },
        can: { assume: true, release: true, revoke: false },
      },
    });

    const { status } = await alice.assume(id);
    expect(status).toMatchObject({
      roles: ['requester'],
      assumedRoles: ['access'],
      logins: ['alice', 'deploy'],
      activeRequests: [id],
      generation: 2,
    });
    await expectThrough('alice@iot');
    await expectThrough('deploy@this-computer');
    const granted = await alice.call('resources.search', { ...mine, show: 'mine' });
    expect(granted.rows.map((row) => [row.resource.name, row.state, row.available.login])).toEqual([
      ['iot', 'granted', ['alice']],
      ['this-computer', 'granted', ['deploy']],
    ]);

    const dropped = await alice.assume();
    expect(dropped.status).toMatchObject({
      activeRequests: [],
      allowedResources: null,
      generation: 3,
    });
    await expectRefused('alice@iot', /gives access to no machines/);
    seenByBob.close();
    seenByAlice.close();
  });
});

describe('refused at the gateway, with the reason', () => {
  it('for a login that was not asked for, and for another node', async () => {
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await alice.assume(id);
    await expectRefused('deploy@iot', /allows only alice on iot; deploy was not asked for/);
    await expectRefused('alice@this-computer', /covers iot only/);
    await expectRefused('alice@nowhere', /covers iot only/);
  });

  it('for the standing certificate kept from before, and for the dropped one replayed', async () => {
    const standing = alice.credentials?.sshCertificate ?? '';
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    const { sshCertificate: assumed } = await alice.assume(id);
    await expectRefused('alice@iot', /no longer current/, standing);
    await expectThrough('alice@iot', assumed);
    await alice.assume();
    await expectRefused('alice@iot', /no longer current/, assumed);
  });

  it('but not for an older certificate of the same access, which a renewal leaves be', async () => {
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    const first = await alice.assume(id);
    const renewed = await alice.assume(id);
    expect(renewed.status.generation).toBe(first.status.generation);
    await expectThrough('alice@iot', first.sshCertificate);
    await expectThrough('alice@iot', renewed.sshCertificate);
  });

  it('for a login that the role gained after the approval', async () => {
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await alice.assume(id);
    const dana = await rig.signedIn('dana');
    await dana.call('config.apply', {
      fileName: 'access.yaml',
      yaml: [
        'kind: role',
        'version: v7',
        'metadata: {name: access}',
        "spec: {allow: {node_labels: {'*': '*'}, logins: [alice, deploy, root]}}",
      ].join('\n'),
    });
    await expectRefused('deploy@iot', /deploy was not asked for/);
    await expectRefused('root@iot', /root was not asked for/);
    await expectThrough('alice@iot');
  });

  it('once it was revoked, has run out by the clock, or the user signed out', async () => {
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await alice.assume(id);
    await bob.call('requests.revoke', { id, reason: 'the incident is over' });
    await expectRefused('alice@iot', /was revoked/);

    const again = await ask(alice, { iot: ['alice'] });
    await approve(bob, again);
    const { status } = await alice.assume(again);
    rig.ahead = status.validUntil - Date.now();
    await expectRefused('alice@iot', /run out|expired/);
    rig.ahead = 0;
    await expectThrough('alice@iot');
    await alice.call('signOut', {});
    await expectRefused('alice@iot', /sign-in has ended/);
  });

  it('when a role that the grant rests on is taken from the user', async () => {
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await alice.assume(id);
    const dana = await rig.signedIn('dana');
    await dana.call('config.apply', {
      fileName: 'alice.yaml',
      yaml: 'kind: user\nversion: v2\nmetadata: {name: alice}\nspec: {roles: [], traits: {logins: [alice]}}\n',
    });
    await expectRefused('alice@iot', /may no longer ask for/);
    await expect(alice.assume(id)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('a live session', () => {
  type End = (id: string) => Promise<unknown>;
  it.each<[string, RegExp, End]>([
    [
      'the access is revoked',
      /was revoked: The incident is over\. Ask again/,
      (id) => bob.call('requests.revoke', { id, reason: 'The incident is over.' }),
    ],
    ['the access is given back', /was given back/, (id) => alice.call('requests.release', { id })],
    ['the request is dropped', /^You dropped this access/, () => alice.assume()],
    ['the user signs out', /sign-in has ended/, () => alice.call('signOut', {})],
  ])('ends when %s, and says so', async (_what, reason, end) => {
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await alice.assume(id);
    let session: Promise<SshResult> | undefined;
    await new Promise<string>((up) => {
      session = rig.ssh(alice, 'alice@iot', { command: 'echo up; sleep 600', onOutput: up });
    });
    await end(id);
    const result = await session;
    expect(result?.stderr).toMatch(reason);
    expect(result?.code).not.toBe(0);
  });
});

it('writes down what the clock has ended, and tells it', async () => {
  const pending = await ask(alice, { iot: ['alice'] });
  const approved = await ask(alice, { iot: ['deploy'] });
  await approve(bob, approved);
  const events = await alice.events();
  await events.find((event) => event.type === 'hello');
  rig.ahead = 9 * 3_600_000;
  await rig.cluster.checkExpiry();
  const ended = await Promise.all([
    events.find((event) => event.type === 'request' && event.change === 'expired'),
    events.find((event) => event.type === 'request' && event.change === 'access-ended'),
  ]);
  expect(ended).toMatchObject([
    { by: null, view: { request: { id: pending, state: 'EXPIRED' } } },
    { by: null, view: { request: { id: approved, state: 'EXPIRED' }, can: { assume: false } } },
  ]);
  await expect(alice.assume(approved)).rejects.toMatchObject({
    code: 'wrong_state',
    message: 'This request has expired. Ask again.',
  });
  events.close();
});
