import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExpiry } from '#main/cluster/access/expiry';
import { createHolding } from '#main/cluster/access/holding';
import { versionedSettings } from '#main/cluster/access/settings';
import { putAccessSettings } from '#main/cluster/administration/access-settings';
import { scopeFor } from '#main/cluster/identity/scope';
import { statusOf } from '#main/cluster/identity/status';
import type { RequestRecord, SignInSession, UserRecord } from '#main/cluster/store/records';
import { defaultAccessSettings, type AccessSettings } from '#shared/model/access-settings';
import { lockRecord, requestRecord } from '../../../helpers/cluster/ledger-rig';
import { openRequestRig, role, type RequestRig } from '../../../helpers/cluster/request-rig';

const roles = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice, root] } }'),
  role('own', '{ allow: { node_labels: { env: test }, logins: [mine] } }'),
  role('asks', '{ allow: { request: { roles: [web], search_as_roles: [web] } } }'),
  role('decides', '{ allow: { review_requests: { roles: [web] } } }'),
].join('');
const hour = 3_600_000;

let rig: RequestRig;
let alice: UserRecord;
let bob: UserRecord;
beforeEach(async () => {
  rig = await openRequestRig(roles);
  alice = await rig.person('alice', ['asks', 'own']);
  bob = await rig.person('bob', ['decides']);
});
afterEach(() => rig.close());

const session = (): SignInSession => {
  const found = rig.ledger.state.sessions.get(rig.claim(alice).session);
  if (!found) throw new Error('alice is signed out');
  return found;
};
const assumed = (...requests: RequestRecord[]) =>
  rig.put({ type: 'session', session: { ...session(), assumed: requests.map(({ id }) => id) } });

async function approved(more: Partial<RequestRecord> = {}): Promise<RequestRecord> {
  const { now } = rig.clock;
  const request = requestRecord(alice, rig.nodes.iot, {
    ...{ roles: ['web'], state: 'APPROVED', approvedAt: now, accessUntil: now + hour },
    ...more,
  });
  await rig.put({ type: 'request', request });
  return request;
}

const by = { id: '', check: () => undefined };
const set = (changes: Partial<AccessSettings>) =>
  putAccessSettings(rig.ledger, by, {
    ...versionedSettings(rig.ledger.state),
    settings: { ...defaultAccessSettings, ...changes },
  });

const scope = (...requests: RequestRecord[]) =>
  scopeFor(rig.ledger.state, rig.clock.now, { user: alice, session: session() }, requests);
const status = () =>
  statusOf(rig.ledger.state, { user: alice, session: session() }, { name: 'test' });
const row = () =>
  createHolding(rig.ledger.state, rig.clock.now, { user: alice, session: session() }).row(
    rig.nodes.iot.resource,
  );

describe('how the cluster gives access', () => {
  it('is as it comes until somebody changes it, each change from the one before', async () => {
    expect(versionedSettings(rig.ledger.state)).toEqual({
      settings: defaultAccessSettings,
      version: 0,
    });
    const settings = { ...defaultAccessSettings, keepStanding: true };
    await putAccessSettings(rig.ledger, by, { settings, version: 0 });
    expect(versionedSettings(rig.ledger.state)).toEqual({ settings, version: 1 });
    await expect(putAccessSettings(rig.ledger, by, { settings, version: 0 })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    const [event] = await rig.repository.listAudit({ before: null, limit: 1 });
    expect(event).toMatchObject({
      type: 'setting.put',
      data: { key: 'access', before: defaultAccessSettings, after: settings },
    });
  });

  it('leaves the last request assumed where several may be no longer', async () => {
    await set({ severalGrants: true });
    const requests = [await approved(), await approved()] as const;
    await assumed(...requests);
    const { generation } = session();
    await set({ severalGrants: false });
    expect(session()).toMatchObject({ assumed: [requests[1].id], generation: generation + 1 });
  });
});

describe('what a certificate says', () => {
  it('is one grant for each request, and until the last of them ends', async () => {
    await set({ severalGrants: true });
    const short = await approved();
    const long = await approved({ resources: [], accessUntil: rig.clock.now + 2 * hour });
    expect(scope(short, long)).toEqual({
      until: long.accessUntil,
      scope: {
        type: 'granted',
        standing: [],
        grants: [
          { type: 'resources', request: short.id, roles: ['web'], resources: short.resources },
          { type: 'roles', request: long.id, roles: ['web'] },
        ],
      },
    });
  });

  it('is with the own roles, and until the sign-in ends, where the cluster keeps them', async () => {
    await set({ keepStanding: true });
    expect(scope(await approved())).toMatchObject({
      until: session().expires,
      scope: { standing: ['asks', 'own'] },
    });
  });

  it('is nothing for a locked request', async () => {
    const request = await approved();
    await rig.put({
      type: 'lock',
      lock: lockRecord({ kind: 'request', target: request.id }, 'no'),
    });
    expect(() => scope(request)).toThrow('This request is locked: no. Ask an administrator.');
  });
});

describe('what somebody holds', () => {
  it('is told for regular access, for one grant, and for both together', async () => {
    expect(status()).toMatchObject({ standing: true, allowedResources: null, logins: ['mine'] });
    const request = await approved();
    await assumed(request);
    expect(status()).toMatchObject({
      standing: false,
      allowedResources: request.resources,
      logins: ['alice'],
      validUntil: request.accessUntil,
      grants: [{ request: request.id, accessUntil: request.accessUntil }],
    });
    expect(row()).toMatchObject({ state: 'granted', available: { login: ['alice'] } });
    await set({ keepStanding: true });
    expect(status()).toMatchObject({
      standing: true,
      allowedResources: null,
      logins: ['alice', 'mine'],
      validUntil: session().expires,
    });
    expect(row()).toMatchObject({
      state: 'available',
      available: { login: ['alice', 'mine'] },
    });
  });

  it('is of no use yet before its start, and while its request is locked', async () => {
    const later = await approved({ startAt: rig.clock.now + 1 });
    await assumed();
    await rig.put({ type: 'user', user: { ...alice, roles: ['asks'] } });
    alice = { ...alice, roles: ['asks'] };
    expect(row()).toMatchObject({ state: 'pending', requests: [later.id] });
    rig.clock.now += 1;
    expect(row().state).toBe('granted');
    await rig.put({ type: 'lock', lock: lockRecord({ kind: 'request', target: later.id }) });
    expect(row().state).toBe('pending');
  });
});

describe('what has ended', () => {
  it.each([
    ['given back', (id: string) => rig.requests.release(rig.claim(alice), { id })],
    ['revoked', (id: string) => rig.requests.revoke(rig.claim(bob), { id, reason: 'no' })],
  ])(
    'because it was %s is assumed no longer, and what else is assumed goes on',
    async (_how, end) => {
      await set({ severalGrants: true });
      const requests = [await approved(), await approved()] as const;
      await assumed(...requests);
      const before = session();
      await end(requests[0].id);
      expect(session()).toEqual({ ...before, assumed: [requests[1].id] });
    },
  );
});

describe('a scheduled start', () => {
  const expiry = () =>
    startExpiry({
      ledger: rig.ledger,
      now: () => rig.clock.now,
      onBug: (error) => expect.fail(String(error)),
    });

  async function toldBy(clock: { check(): Promise<void>; close(): Promise<void> }) {
    await clock.check();
    return rig.told().filter((each) => each.startsWith('started'));
  }

  it('is told once, also when the cluster was down then, and once more when the clock goes back', async () => {
    const startAt = rig.clock.now + hour;
    const { id } = await approved({ startAt, accessUntil: startAt + hour });
    await approved({ startAt: rig.clock.now - 1, accessUntil: startAt });
    const started = [`started ${id.slice(0, 8)}`];
    const first = expiry();
    expect(await toldBy(first)).toEqual([]);
    await first.close();
    rig.clock.now = startAt + 10;
    const second = expiry();
    expect(await toldBy(second)).toEqual(started);
    expect(await toldBy(second)).toEqual([]);
    await second.close();
    const third = expiry();
    expect(await toldBy(third)).toEqual([]);
    rig.clock.now = startAt - 10;
    expect(await toldBy(third)).toEqual([]);
    rig.clock.now = startAt;
    expect(await toldBy(third)).toEqual(started);
    await third.close();
  });

  it('is not told of what ended before', async () => {
    const startAt = rig.clock.now + hour;
    await approved({ startAt, accessUntil: startAt + hour });
    rig.clock.now = startAt + 2 * hour;
    const clock = expiry();
    expect(await toldBy(clock)).toEqual([]);
    await clock.close();
  });
});
