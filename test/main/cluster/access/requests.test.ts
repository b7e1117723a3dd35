import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccessRequests, type AccessRequests } from '#main/cluster/access/requests';
import { pendingLifetime } from '#main/cluster/access/limits';
import { startExpiry } from '#main/cluster/access/expiry';
import { findRequest } from '#main/cluster/access/find-request';
import type { Constraint } from '#shared/model/constraint';
import type { UserRecord } from '#main/cluster/store/records';
import {
  nodeRecord,
  openLedgerRig,
  presetRoles,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';
import { plainRequest } from '../../../helpers/plain-request';

let rig: LedgerRig;
let requests: AccessRequests;
const alice = userRecord('alice', { roles: ['requester'] });
const bob = userRecord('bob', { roles: ['reviewer'] });
const carl = userRecord('carl', { roles: ['reviewer'] });
const sessions = new Map([alice, bob, carl].map((user) => [user.id, sessionRecord(user)]));
const iot = nodeRecord('iot');

beforeEach(async () => {
  rig = await openLedgerRig();
  requests = createAccessRequests({ ledger: rig.ledger });
  await rig.put(
    ...presetRoles().map((role) => ({ type: 'role' as const, role })),
    ...[alice, bob, carl].map((user) => ({ type: 'user' as const, user })),
    ...[...sessions.values()].map((session) => ({ type: 'session' as const, session })),
    { type: 'node', node: iot },
  );
});
afterEach(() => rig.close());

const claim = (user: UserRecord) => ({
  user: user.id,
  session: sessions.get(user.id)?.id ?? '',
});
const logins = (...wanted: string[]): Constraint => ({ type: 'ssh_logins', logins: wanted });

function ask(more: Partial<Parameters<AccessRequests['create']>[1]> = {}) {
  return requests.create(claim(alice), {
    ...plainRequest,
    resources: [{ id: iot.resource.id, constraint: logins('alice') }],
    ...more,
  });
}
const approve = (user: UserRecord, id: string) =>
  requests.review(claim(user), { id, verdict: 'approve', message: 'fine', terms: null });

describe('creating', () => {
  it('derives the roles and the times', async () => {
    const { request } = await ask({ accessDuration: 60_000, suggestedReviewers: ['bob'] });
    expect(request).toMatchObject({
      roles: ['access'],
      state: 'PENDING',
      created: rig.clock.now,
      pendingUntil: rig.clock.now + pendingLifetime,
      accessDuration: 60_000,
      accessUntil: null,
      suggestedReviewers: ['bob'],
    });
  });

  it('names the logins that the request gives, within what was asked for', async () => {
    const traits = { logins: ['deploy', 'alice'] };
    await rig.put({ type: 'user', user: { ...alice, traits } });
    const narrow = await ask();
    expect(narrow.principals).toEqual({ [iot.resource.id]: { login: ['alice'] } });
    const wide = await ask({
      resources: [{ id: iot.resource.id, constraint: { type: 'by-role' } }],
    });
    expect(wide.principals).toEqual({ [iot.resource.id]: { login: ['alice', 'deploy'] } });
    await rig.put({ type: 'user', user: { ...alice, traits: { logins: ['deploy'] } } });
    const approved = await approve(bob, narrow.request.id);
    expect(approved.principals).toEqual({ [iot.resource.id]: {} });
  });

  it.each([
    [
      'a machine that is not there',
      'not_covered',
      { id: '/test/node/none', constraint: logins('a') },
    ],
    [
      'a login that no role gives',
      'not_covered',
      { id: iot.resource.id, constraint: logins('root') },
    ],
  ])('refuses %s', async (_what, code, resource) => {
    await expect(ask({ resources: [resource] })).rejects.toMatchObject({ code });
  });

  it('refuses too long an access and reviewers who cannot review', async () => {
    const week = 7 * 24 * 3_600_000;
    await expect(ask({ accessDuration: week })).rejects.toMatchObject({ field: 'accessDuration' });
    for (const name of ['alice', 'nobody'])
      await expect(ask({ suggestedReviewers: [name] })).rejects.toMatchObject({
        field: 'suggestedReviewers',
      });
  });

  it('refuses more than can be looked after', async () => {
    for (let index = 0; index < 50; index++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'limit_exceeded' });
  });
});

describe('the access clock', () => {
  it('starts at the approval', async () => {
    const { request } = await ask({ accessDuration: 60_000 });
    rig.clock.now += 500_000;
    const approved = await approve(bob, request.id);
    expect(approved.request).toMatchObject({
      state: 'APPROVED',
      approvedAt: rig.clock.now,
      accessUntil: rig.clock.now + 60_000,
    });
  });

  it('ends what has run out, once, whether or not the timer came first', async () => {
    const { request: waits } = await ask();
    const { request: runs } = await ask({ accessDuration: 60_000 });
    await approve(bob, runs.id);
    const onBug = (error: unknown): void => expect.fail(String(error));
    const expiry = startExpiry({ ledger: rig.ledger, now: () => rig.clock.now, onBug });
    rig.clock.now += pendingLifetime;
    await expect(approve(bob, waits.id)).rejects.toMatchObject({
      code: 'wrong_state',
      message: expect.stringContaining('has expired'),
    });
    await expect(requests.revoke(claim(bob), { id: runs.id, reason: '' })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    await Promise.all([expiry.check(), expiry.check()]);
    await expiry.close();
    const events = await rig.repository.listAudit({ before: null, limit: 10 });
    expect(events.slice(0, 3).map(({ type, actor }) => [type, actor])).toEqual([
      ['access_request.access-ended', 'cluster'],
      ['access_request.expired', 'cluster'],
      ['access_request.approved', bob.id],
    ]);
    expect((await findRequest(rig.ledger, waits.id))?.state).toBe('EXPIRED');
  });
});

describe('reviewing', () => {
  it('lets two who come at once decide once', async () => {
    const { request } = await ask();
    const both = await Promise.allSettled([approve(bob, request.id), approve(carl, request.id)]);
    expect(both[0]).toMatchObject({ status: 'fulfilled' });
    expect(both[1]).toMatchObject({ reason: { code: 'wrong_state' } });
    const stored = await rig.repository.findRequest(request.id);
    expect(stored?.reviews).toHaveLength(1);
  });

  it('is refused to who signed out in between', async () => {
    const { request } = await ask();
    const session = sessions.get(bob.id);
    if (!session) throw new Error('no session');
    await rig.put({ type: 'session', session: { ...session, ended: 1 } });
    await expect(approve(bob, request.id)).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('is refused to who lost the right', async () => {
    const { request } = await ask();
    await rig.put({ type: 'user', user: { ...bob, roles: [] } });
    await expect(approve(bob, request.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('ending', () => {
  it('lets the requester withdraw what waits and give back what runs', async () => {
    const { request } = await ask();
    await expect(requests.withdraw(claim(bob), { id: request.id })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    const withdrawn = await requests.withdraw(claim(alice), { id: request.id });
    expect(withdrawn.request.state).toBe('WITHDRAWN');
    const { request: second } = await ask();
    await approve(bob, second.id);
    await expect(requests.withdraw(claim(alice), { id: second.id })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    await expect(
      requests.revoke(claim(alice), { id: second.id, reason: 'done' }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
    const back = await requests.release(claim(alice), { id: second.id });
    expect(back.request).toMatchObject({
      state: 'RELEASED',
      endedBy: { name: 'alice' },
    });
  });

  it('lets nothing end twice', async () => {
    const { request } = await ask();
    await approve(bob, request.id);
    const revoke = () => requests.revoke(claim(carl), { id: request.id, reason: '' });
    const both = await Promise.allSettled([revoke(), revoke()]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});
