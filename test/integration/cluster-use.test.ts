import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../helpers/cluster/cluster-rig';
import { openLive } from '../helpers/cluster/live-session';
import { openUseRig, type UseRig } from '../helpers/cluster/use-rig';
import { plainRequest } from '../helpers/plain-request';

let use: UseRig;
beforeEach(async () => {
  use = await openUseRig();
});
afterEach(() => use.rig.close());

/** What one may ask for by name: the role reaches one machine, and one login on it. */
const ops = `
kind: role
version: v7
metadata: {name: ops}
spec: {allow: {node_labels: {test: test}, logins: [deploy]}}
---
kind: role
version: v7
metadata: {name: requester}
spec: {allow: {request: {roles: [ops], search_as_roles: [access]}}}
---
kind: role
version: v7
metadata: {name: reviewer}
spec: {allow: {review_requests: {roles: [access, ops], preview_as_roles: [access]}}}
`;

async function grantedRole(): Promise<string> {
  await use.apply(ops);
  const { request } = await use.alice.call('requests.create', { ...plainRequest, roles: ['ops'] });
  await approve(use.bob, request.id);
  return request.id;
}

describe('several requests at once', () => {
  it('are refused unless the cluster allows it', async () => {
    const ids = [
      await use.granted({ iot: ['alice'] }),
      await use.granted({ 'this-computer': ['deploy'] }),
    ];
    await expect(use.alice.assume(...ids)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('are each judged alone; assuming beside cuts nothing, and dropping one cuts that one', async () => {
    await use.set({ severalGrants: true });
    const one = await use.granted({ iot: ['alice'] });
    const other = await use.granted({ 'this-computer': ['deploy'] });
    await use.alice.assume(one);
    const first = await openLive(use.rig, use.alice, 'alice@iot');
    const { status } = await use.alice.assume(one, other);
    expect(status.grants.map(({ request }) => request)).toEqual([one, other]);
    const second = await openLive(use.rig, use.alice, 'deploy@this-computer');
    expect(await use.passes('deploy@iot')).toMatch(/allows only alice on iot/);
    expect(await use.passes('alice@this-computer')).toMatch(/allows only deploy on this-computer/);

    await use.alice.assume(other);
    expect(await first.told).toBe('You dropped this access');
    await use.bob.call('requests.revoke', { id: other, reason: 'done' });
    expect(await second.told).toMatch(/was revoked: done\. Ask again/);
  });

  it('come to one when the cluster allows them no longer: the last that was assumed', async () => {
    await use.set({ severalGrants: true });
    const one = await use.granted({ iot: ['alice'] });
    const other = await use.granted({ 'this-computer': ['deploy'] });
    await use.alice.assume(one, other);
    const first = await openLive(use.rig, use.alice, 'alice@iot');
    const second = await openLive(use.rig, use.alice, 'deploy@this-computer');
    await use.set({ severalGrants: false });
    expect(await first.told).toMatch(/^You assumed other access/);
    expect(await use.alice.call('status.get', {})).toMatchObject({ activeRequests: [other] });
    await use.alice.call('requests.release', { id: other });
    expect(await second.told).toMatch(/was given back/);
  });

  it('switching takes one step: the other ends and says why', async () => {
    const one = await use.granted({ iot: ['alice'] });
    const other = await use.granted({ 'this-computer': ['deploy'] });
    const { status: before } = await use.alice.assume(one);
    const first = await openLive(use.rig, use.alice, 'alice@iot');
    const { status } = await use.alice.assume(other);
    expect(status.generation).toBe(before.generation + 1);
    expect(await first.told).toMatch(/^You assumed other access/);
  });
});

describe('regular access', () => {
  const own = `
kind: role
version: v7
metadata: {name: own}
spec: {allow: {node_labels: {os: linux}, logins: [alice]}}
---
kind: user
version: v2
metadata: {name: alice}
spec: {roles: [requester, own], traits: {logins: [use.alice, deploy]}}
`;

  it('is put aside while a request is assumed, and what used it says so', async () => {
    await use.apply(own);
    const id = await use.granted({ iot: ['deploy'] });
    await use.alice.assume();
    const live = await openLive(use.rig, use.alice, 'alice@this-computer');
    await use.alice.assume(id);
    expect(await live.told).toMatch(/^You assumed other access/);
    expect(await use.passes('alice@this-computer')).toMatch(/covers iot only/);
  });

  it('goes on where the cluster keeps it, until the cluster no longer does', async () => {
    await use.apply(own);
    await use.set({ keepStanding: true });
    const id = await use.granted({ iot: ['deploy'] });
    await use.alice.assume();
    const live = await openLive(use.rig, use.alice, 'alice@this-computer');
    const { status } = await use.alice.assume(id);
    expect(status).toMatchObject({ standing: true, allowedResources: null });
    expect(await use.passes('alice@this-computer')).toBe('through');
    expect(await use.passes('deploy@iot')).toBe('through');
    expect(await use.passes('alice@iot')).toMatch(/allows only deploy/);
    await use.set({ keepStanding: false });
    expect(await live.told).toMatch(/^You assumed other access/);
    expect(await use.passes('deploy@iot')).toBe('through');
    expect(await use.passes('alice@this-computer')).toMatch(/covers iot only/);
  });
});

describe('roles that were asked for by name', () => {
  it('reach where they reach and nothing more, and end like any grant', async () => {
    const id = await grantedRole();
    const { status } = await use.alice.assume(id);
    expect(status).toMatchObject({ allowedResources: null, logins: ['deploy'], standing: false });
    expect(status.grants).toMatchObject([{ request: id, roles: ['ops'], resources: [] }]);
    const live = await openLive(use.rig, use.alice, 'deploy@iot');
    expect(await use.passes('deploy@this-computer')).not.toBe('through');
    const mine = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };
    const { rows } = await use.alice.call('resources.search', { ...mine, show: 'mine' });
    expect(rows).toMatchObject([
      { resource: { name: 'iot' }, state: 'granted', available: { login: ['deploy'] } },
    ]);
    expect(rows[0]?.requests).toEqual([id]);
    await use.alice.call('requests.release', { id });
    expect(await live.told).toMatch(/was given back/);
  });

  it('beside a request for a machine lift nothing of its restriction, in either order', async () => {
    await use.set({ severalGrants: true });
    const role = await grantedRole();
    const machine = await use.granted({ 'this-computer': ['alice'] });
    for (const order of [
      [machine, role],
      [role, machine],
    ]) {
      const { status } = await use.alice.assume(...order);
      expect(status.allowedResources).toBeNull();
      expect(await use.passes('alice@this-computer')).toBe('through');
      expect(await use.passes('deploy@iot')).toBe('through');
      expect(await use.passes('deploy@this-computer')).toMatch(
        /allows only alice on this-computer/,
      );
      expect(await use.passes('alice@iot')).not.toBe('through');
    }
  });
});
