import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { approve, ask, requestable, startClusterRig } from '../helpers/cluster/cluster-rig';
import type { ClusterRig } from '../helpers/cluster/cluster-rig';
import { openLive } from '../helpers/cluster/live-session';

let rig: ClusterRig;
let alice: ApiCaller;
let bob: ApiCaller;
let dana: ApiCaller;
let id: string;
beforeEach(async () => {
  rig = await startClusterRig();
  alice = await rig.signedIn('alice');
  bob = await rig.signedIn('bob');
  dana = await rig.signedIn('dana');
  id = await ask(alice, { iot: ['alice'] });
});
afterEach(() => rig.close());

type On = ApiInput<'locks.create'>['on'];

async function iot(): Promise<string> {
  const rows = await requestable(alice);
  return rows.find(({ resource }) => resource.name === 'iot')?.resource.id ?? '';
}

const lock = (on: On, lasts: number | null = null) =>
  dana.call('locks.create', { on, message: 'an incident', lasts });

const kinds: [string, () => Promise<On>, string, RegExp][] = [
  [
    'a user',
    () => Promise.resolve({ kind: 'user', name: 'alice' }),
    'alice',
    /alice is locked: an incident/,
  ],
  [
    'a resource',
    async () => ({ kind: 'resource', target: await iot() }),
    'iot',
    /iot is locked: an incident/,
  ],
  [
    'a request',
    () => Promise.resolve({ kind: 'request', target: id }),
    ' of alice',
    /This request is locked: an incident/,
  ],
];

describe('a lock on', () => {
  it.each(kinds)(
    '%s cuts what is open, says why, and lets nothing in until it is lifted',
    async (_what, target, name, why) => {
      await approve(bob, id);
      const { sshCertificate } = await alice.assume(id);
      const live = await openLive(rig, alice, 'alice@iot');
      const on = await target();
      const locked = await lock(on);
      expect(locked.name).toContain(name);
      expect(await live.told).toMatch(why);
      const refused = await rig.ssh(alice, 'alice@iot', { certificate: sshCertificate });
      expect(refused.stderr).toMatch(why);
      expect(refused.code).not.toBe(0);
      expect((await dana.call('locks.list', {})).rows).toEqual([locked]);

      await dana.call('locks.delete', { id: locked.id });
      const again = await rig.signedIn('alice');
      await again.assume(id);
      expect((await rig.ssh(again, 'alice@iot')).code).toBe(0);
    },
  );

  it('a user closes their event stream and keeps them from signing in', async () => {
    const events = await alice.events();
    await lock({ kind: 'user', name: 'alice' });
    await events.ended;
    await expect(alice.call('status.get', {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(rig.signedIn('alice')).rejects.toThrow('alice is locked: an incident');
  });

  it('a resource is told to who may see it, and keeps it from being asked for', async () => {
    const events = await alice.events();
    await events.find(({ type }) => type === 'hello');
    const target = await iot();
    await lock({ kind: 'resource', target });
    await events.find(({ type }) => type === 'resources');
    events.close();
    const row = (await requestable(alice)).find(({ resource }) => resource.id === target);
    expect(row?.locked).toBe('iot is locked: an incident. Ask an administrator.');
    await expect(ask(alice, { iot: ['deploy'] })).rejects.toMatchObject({ code: 'not_covered' });
  });

  it('a request keeps it from being reviewed and assumed, and is told as one of its changes', async () => {
    const events = await alice.events();
    await events.find(({ type }) => type === 'hello');
    const { id: lockId } = await lock({ kind: 'request', target: id });
    const told = await events.find((event) => event.type === 'request');
    expect(told).toMatchObject({
      change: 'locked',
      by: { name: 'dana' },
      view: { locked: 'This request is locked: an incident. Ask an administrator.' },
    });
    await expect(approve(bob, id)).rejects.toThrow('This request is locked: an incident');
    await dana.call('locks.delete', { id: lockId });
    await events.find((event) => event.type === 'request' && event.change === 'unlocked');
    events.close();
    await approve(bob, id);
    await lock({ kind: 'request', target: id });
    await expect(alice.assume(id)).rejects.toMatchObject({
      code: 'wrong_state',
      message: 'This request is locked: an incident. Ask an administrator.',
    });
    const view = await alice.call('requests.get', { id });
    expect(view.can).toMatchObject({ assume: false, extend: false, release: true });
  });

  it('anything holds as long as it says, and its end is written down', async () => {
    await approve(bob, id);
    await lock({ kind: 'request', target: id }, 60_000);
    rig.ahead = 60_000;
    await rig.cluster.checkExpiry();
    expect((await dana.call('locks.list', {})).rows).toEqual([]);
    await alice.assume(id);
  });
});

describe('locking', () => {
  it('takes the right to it', async () => {
    for (const caller of [alice, bob]) {
      await expect(caller.call('locks.list', {})).rejects.toMatchObject({ code: 'not_allowed' });
      await expect(
        caller.call('locks.create', {
          on: { kind: 'user', name: 'dana' },
          message: '',
          lasts: null,
        }),
      ).rejects.toMatchObject({ code: 'not_allowed' });
    }
  });

  it('never leaves the cluster to nobody', async () => {
    await expect(lock({ kind: 'user', name: 'dana' }, 60_000)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('of what is not there, or of what has ended, is refused', async () => {
    const nobody = crypto.randomUUID();
    for (const on of [
      { kind: 'user', name: 'nobody' },
      { kind: 'user', target: nobody },
      { kind: 'request', target: nobody },
      { kind: 'resource', target: `/demo/node/${nobody}` },
    ] as const)
      await expect(lock(on)).rejects.toMatchObject({ code: 'not_found' });
    await alice.call('requests.withdraw', { id });
    await expect(lock({ kind: 'request', target: id })).rejects.toMatchObject({
      code: 'wrong_state',
    });
  });
});
