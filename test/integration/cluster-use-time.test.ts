import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approve, requestable } from '../helpers/cluster/cluster-rig';
import { openLive } from '../helpers/cluster/live-session';
import { openUseRig, type UseRig } from '../helpers/cluster/use-rig';
import { plainRequest } from '../helpers/plain-request';

const hour = 3_600_000;
let use: UseRig;
beforeEach(async () => {
  use = await openUseRig();
});
afterEach(() => use.rig.close());

describe('the time of access', () => {
  it('that is prolonged lets go on what is open, beyond the certificate by which it opened', async () => {
    const id = await use.granted({ iot: ['alice'] });
    const { status, sshCertificate } = await use.alice.assume(id);
    const end = status.grants[0]?.accessUntil ?? 0;
    const live = await openLive(use.rig, use.alice, 'alice@iot');
    const extension = { ...plainRequest, extends: id, accessDuration: hour };
    const { request } = await use.alice.call('requests.create', extension);
    const events = await use.alice.events();
    await approve(use.bob, request.id);
    await events.find((event) => event.type === 'request' && event.change === 'prolonged');
    events.close();

    use.rig.ahead = end - Date.now() + hour / 2;
    await use.rig.cluster.checkExpiry();
    expect(await use.passes('alice@iot', sshCertificate)).toMatch(/certificate has expired/);
    const renewed = await use.alice.assume(id);
    expect(renewed.status.generation).toBe(status.generation);
    expect(await use.passes('alice@iot')).toBe('through');
    expect((await use.alice.call('status.get', {})).grants[0]?.accessUntil).toBe(end + hour);

    use.rig.ahead += hour;
    expect(await live.told).toMatch(/has run out/);
  });

  it('that is not prolonged ends what is open at its end', async () => {
    const { status } = await use.alice.assume(await use.granted({ iot: ['alice'] }));
    const live = await openLive(use.rig, use.alice, 'alice@iot');
    use.rig.ahead = (status.grants[0]?.accessUntil ?? 0) - Date.now();
    expect(await live.told).toMatch(/has run out/);
  });

  it('of one of several ends that one; the other goes on, also when what is left is fetched anew', async () => {
    await use.set({ severalGrants: true });
    const [iot] = (await requestable(use.alice)).filter(({ resource }) => resource.name === 'iot');
    const short = await use.alice.call('requests.create', {
      ...plainRequest,
      resources: [
        { id: iot?.resource.id ?? '', constraint: { type: 'ssh_logins', logins: ['alice'] } },
      ],
      accessDuration: hour,
    });
    await approve(use.bob, short.request.id);
    const long = await use.granted({ 'this-computer': ['deploy'] });
    const { status } = await use.alice.assume(short.request.id, long);
    const first = await openLive(use.rig, use.alice, 'alice@iot');
    const second = await openLive(use.rig, use.alice, 'deploy@this-computer');
    use.rig.ahead = hour;
    expect(await first.told).toMatch(/has run out/);
    const left = await use.alice.assume(long);
    expect(left.status).toMatchObject({ activeRequests: [long], generation: status.generation });
    await use.alice.assume();
    expect(await second.told).toBe('You dropped this access');
  });

  it('that is over stays over when the clock is set back', async () => {
    const id = await use.granted({ iot: ['alice'] });
    const { status } = await use.alice.assume(id);
    use.rig.ahead = (status.grants[0]?.accessUntil ?? 0) - Date.now();
    const after = await use.alice.assume();
    expect(after.status).toMatchObject({ activeRequests: [], standing: true });
    use.rig.ahead = 0;
    const back = await use.rig.signedIn('alice');
    await expect(back.assume(id)).rejects.toMatchObject({
      message: 'This request has expired. Ask again.',
    });
    expect((await back.call('requests.get', { id })).request.state).toBe('EXPIRED');
  });

  it('of a user who is deleted ends at once', async () => {
    await use.alice.assume(await use.granted({ iot: ['alice'] }));
    const live = await openLive(use.rig, use.alice, 'alice@iot');
    await use.dana.call('config.delete', { kind: 'user', name: 'alice', version: 1 });
    expect(await live.told).toMatch(/sign-in has ended/);
  });

  it('that starts later is of no use before, and its start is told', async () => {
    const [row] = await requestable(use.alice);
    const { request } = await use.alice.call('requests.create', {
      ...plainRequest,
      resources: [{ id: row?.resource.id ?? '', constraint: { type: 'by-role' } }],
      accessDuration: hour,
      startAt: use.rig.now() + hour,
    });
    const approved = await approve(use.bob, request.id);
    expect(approved.request.accessUntil).toBe((request.startAt ?? 0) + hour);
    await expect(use.alice.assume(request.id)).rejects.toMatchObject({
      code: 'wrong_state',
      message: expect.stringContaining('cannot be used until') as string,
    });
    const mine = await use.alice.call('resources.search', {
      ...{ query: '', kinds: [], labels: {}, cursor: null, limit: 50, show: 'all' },
    });
    expect(mine.rows.find((each) => each.resource.id === row?.resource.id)?.state).toBe('pending');
    const events = await use.alice.events();
    await events.find(({ type }) => type === 'hello');
    use.rig.ahead = hour + 1_000;
    await use.rig.cluster.checkExpiry();
    const started = await events.find((event) => event.type === 'request');
    expect(started).toMatchObject({ change: 'started', by: null, view: { can: { assume: true } } });
    events.close();
    await use.alice.assume(request.id);
  });
});

describe('a request for more than a certificate has room for', () => {
  it('is used machine by machine, each with a certificate of its own, which ends nothing', async () => {
    const nodes = Array.from(
      { length: 180 },
      (_, at) => `
kind: node
version: v2
sub_kind: openssh
metadata: {name: far-${at}, labels: {env: demo}}
spec:
  addr: 127.0.0.1:9
  host_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqPvJkbMpqIb3SRYYwmzEFpgaVsTVsYNXTtvmSsLgPD
`,
    );
    await use.apply(nodes.join('---'));
    const all = { query: '', kinds: [], labels: {}, cursor: null, limit: 200 };
    const { rows } = await use.alice.call('resources.search', { ...all, show: 'requestable' });
    const placeOf = (name: string) => ['this-computer', 'iot'].indexOf(name);
    const named = rows.filter(({ resource }) => placeOf(resource.name) !== 1);
    const inOrder = [
      ...named.toSorted((a, b) => placeOf(b.resource.name) - placeOf(a.resource.name)),
      ...rows.filter(({ resource }) => placeOf(resource.name) === 1),
    ];
    const { request } = await use.alice.call('requests.create', {
      ...plainRequest,
      resources: inOrder.map(({ resource }) => ({
        id: resource.id,
        constraint: { type: 'ssh_logins', logins: ['alice'] },
      })),
    });
    await approve(use.bob, request.id);
    const { whole, status } = await use.alice.assume(request.id);
    expect(whole).toBe(false);
    expect(await use.passes('alice@this-computer')).toBe('through');
    expect(await use.passes('alice@iot')).toMatch(/gives more than fits into one certificate/);
    const live = await openLive(use.rig, use.alice, 'alice@this-computer');

    const iot = inOrder.at(-1)?.resource.id ?? '';
    const one = await use.alice.call('certificates.issue', {
      publicKeys: use.alice.keys.publicKeys,
      assume: [request.id],
      for: iot,
    });
    expect(one).toMatchObject({ whole: false, status: { generation: status.generation } });
    expect(await use.passes('alice@iot', one.sshCertificate)).toBe('through');
    expect(await use.passes('alice@this-computer', one.sshCertificate)).toMatch(/leaves out/);
    await use.alice.assume();
    expect(await live.told).toBe('You dropped this access');
  });
});
