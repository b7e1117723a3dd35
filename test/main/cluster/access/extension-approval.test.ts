import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRequest } from '#main/cluster/access/find-request';
import { termsOf } from '#main/cluster/access/narrowing';
import type { RequestRecord, UserRecord } from '#main/cluster/store/records';
import { lockRecord, requestRecord } from '../../../helpers/cluster/ledger-rig';
import { openRequestRig, role, type RequestRig } from '../../../helpers/cluster/request-rig';

const roles = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice] } }'),
  role('asks', '{ allow: { request: { search_as_roles: [web] } } }'),
  role('decides', '{ allow: { review_requests: { roles: [web] } } }'),
].join('');

const hour = 3_600_000;
const day = 24 * hour;
let rig: RequestRig;
let alice: UserRecord;
let bob: UserRecord;
let held: RequestRecord;

beforeEach(async () => {
  rig = await openRequestRig(roles);
  alice = await rig.person('alice', ['asks']);
  bob = await rig.person('bob', ['decides']);
  held = await put({
    ...{ state: 'APPROVED', approvedAt: rig.clock.now, accessUntil: rig.clock.now + hour },
  });
});
afterEach(() => rig.close());

async function put(more: Partial<RequestRecord>): Promise<RequestRecord> {
  const request = requestRecord(alice, rig.nodes.iot, {
    ...{ roles: ['web'], created: rig.clock.now, pendingUntil: rig.clock.now + 30 * day },
    ...more,
  });
  await rig.put({ type: 'request', request });
  return request;
}
const extension = (accessDuration: number) => put({ extends: held.id, accessDuration });
const now = (id: string) => findRequest(rig.ledger, id);

describe('the approval of an extension', () => {
  it('moves the end of what still holds, and has done its work', async () => {
    const { id } = await extension(2 * hour);
    rig.clock.now += hour / 2;
    rig.told();
    const { request } = await rig.approve(bob, id);
    const accessUntil = (held.accessUntil ?? 0) + 2 * hour;
    expect(request).toMatchObject({ state: 'EXTENDED', approvedAt: rig.clock.now, accessUntil });
    expect(await now(held.id)).toEqual({ ...held, accessUntil });
    expect(rig.told()).toEqual([`approved ${id.slice(0, 8)}`, `prolonged ${held.id.slice(0, 8)}`]);
    const events = await rig.repository.listAudit({ before: null, limit: 2 });
    expect(events).toMatchObject([
      { type: 'access_request.prolonged', data: { request: held.id, from: id, accessUntil } },
      { type: 'access_request.approved', data: { request: id, state: 'EXTENDED', accessUntil } },
    ]);
  });

  it('may shorten it, and nothing else', async () => {
    const asked = await extension(2 * hour);
    const terms = termsOf(asked);
    await expect(
      rig.approve(bob, asked.id, { ...terms, startAt: rig.clock.now + hour }),
    ).rejects.toMatchObject({ code: 'invalid_input', field: 'terms' });
    await rig.approve(bob, asked.id, { ...terms, accessDuration: hour });
    expect(await now(held.id)).toMatchObject({ accessUntil: (held.accessUntil ?? 0) + hour });
  });

  it('never makes it last longer than any access, counted from its start', async () => {
    const { id } = await extension(14 * day);
    const { request } = await rig.approve(bob, id);
    expect(request.accessUntil).toBe((held.approvedAt ?? 0) + 14 * day);
    const { id: further } = await extension(day);
    await rig.approve(bob, further);
    expect((await now(held.id))?.accessUntil).toBe((held.approvedAt ?? 0) + 14 * day);
  });

  it('counts that from the scheduled start', async () => {
    const startAt = rig.clock.now + day;
    await rig.put({ type: 'request', request: { ...held, startAt, accessUntil: startAt + hour } });
    const { id } = await extension(14 * day);
    const { request } = await rig.approve(bob, id);
    expect(request.accessUntil).toBe(startAt + 14 * day);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['has run out', () => Promise.resolve((rig.clock.now += hour))],
    ['was given back', () => rig.requests.release(rig.claim(alice), { id: held.id })],
    ['was revoked', () => rig.requests.revoke(rig.claim(bob), { id: held.id, reason: '' })],
  ])('is one of its own when the other %s', async (_how, end) => {
    const { id } = await extension(2 * hour);
    await end();
    const other = await now(held.id);
    const { request } = await rig.approve(bob, id);
    expect(request).toMatchObject({
      ...{ state: 'APPROVED', approvedAt: rig.clock.now },
      accessUntil: rig.clock.now + 2 * hour,
    });
    expect(await now(held.id)).toEqual(other);
  });

  it('waits while the other is locked', async () => {
    const { id } = await extension(2 * hour);
    const lock = lockRecord({ kind: 'request', target: held.id }, 'an incident');
    await rig.put({ type: 'lock', lock });
    await expect(rig.approve(bob, id)).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'This request is locked: an incident. Ask an administrator.',
    });
    await rig.put({ type: 'lock-deleted', id: lock.id });
    expect((await rig.approve(bob, id)).request.state).toBe('EXTENDED');
  });

  it('of somebody else prolongs nothing', async () => {
    const eve = await rig.person('eve', ['asks']);
    const { id } = await put({ requester: eve.id, extends: held.id });
    expect((await rig.approve(bob, id)).request.state).toBe('APPROVED');
    expect(await now(held.id)).toEqual(held);
  });

  it('that is denied leaves the other as it is', async () => {
    const { id } = await extension(2 * hour);
    expect((await rig.deny(bob, id)).request.state).toBe('DENIED');
    expect(await now(held.id)).toEqual(held);
  });

  it('twice prolongs twice', async () => {
    const both = [await extension(hour), await extension(2 * hour)];
    await Promise.all(both.map(({ id }) => rig.approve(bob, id)));
    expect((await now(held.id))?.accessUntil).toBe((held.accessUntil ?? 0) + 3 * hour);
  });
});

it('leaves nothing to review while the request is locked, or of somebody who is gone', async () => {
  const { id } = await rig.ask(alice);
  const lock = lockRecord({ kind: 'request', target: id });
  await rig.put({ type: 'lock', lock });
  await expect(rig.approve(bob, id)).rejects.toMatchObject({ message: /is locked/ });
  await rig.put({ type: 'lock-deleted', id: lock.id });
  await rig.put({ type: 'user', user: { ...alice, deleted: 1 } });
  await expect(rig.deny(bob, id)).rejects.toMatchObject({
    code: 'not_allowed',
    message: 'alice is no longer a user of this cluster.',
  });
  await rig.put({ type: 'user', user: alice });
  expect((await rig.approve(bob, id)).request.state).toBe('APPROVED');
});
