import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExpiry, type Expiry } from '#main/cluster/access/expiry';
import { settingsWrite } from '#main/cluster/access/settings';
import { viewOf } from '#main/cluster/access/view';
import { createViewer } from '#main/cluster/access/viewer';
import { createLedger } from '#main/cluster/audit/ledger';
import type { UserRecord } from '#main/cluster/store/records';
import { defaultAccessSettings, type AccessSettings } from '#shared/model/access-settings';
import { lockRecord } from '../../../helpers/cluster/ledger-rig';
import { openRequestRig, role, type RequestRig } from '../../../helpers/cluster/request-rig';

const roles = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice] } }'),
  role(
    'asks',
    '{ allow: { request: { search_as_roles: [web], thresholds: [{ approve: 2, deny: 1 }] } } }',
  ),
  role('decides', '{ allow: { review_requests: { roles: [web] } } }'),
].join('');

const minute = 60_000;
let rig: RequestRig;
let alice: UserRecord;
let bob: UserRecord;
let carl: UserRecord;
let expiry: Expiry;

beforeEach(async () => {
  rig = await openRequestRig(roles);
  alice = await rig.person('alice', ['asks']);
  bob = await rig.person('bob', ['decides']);
  carl = await rig.person('carl', ['decides']);
  expiry = expiryOf(rig.ledger);
  await set({ after: 10 * minute, times: 3 });
});
afterEach(async () => {
  await expiry.close();
  await rig.close();
});

function expiryOf(ledger: RequestRig['ledger']): Expiry {
  const onBug = (error: unknown): void => expect.fail(String(error));
  return startExpiry({ ledger, now: () => rig.clock.now, onBug });
}
const set = (escalation: AccessSettings['escalation']) =>
  rig.put(settingsWrite({ ...defaultAccessSettings, escalation }, 1));

/** Goes on by some minutes, and says which calls were told on the way. */
async function after(minutes: number): Promise<string[]> {
  rig.told();
  rig.clock.now += minutes * minute;
  await expiry.check();
  return rig.told().map((change) => change.split(' ')[0] ?? '');
}
const countOf = (id: string) => rig.ledger.state.openRequests.get(id)?.escalations;

describe('calling more reviewers', () => {
  it('happens each time that nobody has decided for so long, and so often', async () => {
    const { id } = await rig.ask(alice);
    expect(await after(9.999)).toEqual([]);
    expect(await after(0.001)).toEqual(['escalated']);
    expect(await after(1)).toEqual([]);
    expect(await after(9)).toEqual(['escalated']);
    expect(await after(10)).toEqual(['escalated']);
    expect(await after(10)).toEqual([]);
    expect(countOf(id)).toBe(3);
    const [event] = await rig.repository.listAudit({ before: null, limit: 1 });
    expect(event).toMatchObject({
      type: 'access_request.escalated',
      actor: 'cluster',
      data: { request: id, state: 'PENDING', escalations: 3 },
    });
  });

  it('is told once after a long sleep, and goes on in step', async () => {
    const { id } = await rig.ask(alice);
    expect(await after(25)).toEqual(['escalated']);
    expect(countOf(id)).toBe(2);
    expect(await after(4)).toEqual([]);
    expect(await after(1)).toEqual(['escalated']);
  });

  it('does not begin anew when the cluster starts again', async () => {
    const { id } = await rig.ask(alice);
    await after(10);
    await expiry.close();
    const onBug = (error: unknown): void => expect.fail(String(error));
    const ledger = await createLedger({
      ...{ repository: rig.repository, now: () => rig.clock.now, onBug },
    });
    expiry = expiryOf(ledger);
    await expiry.check();
    expect(ledger.state.openRequests.get(id)?.escalations).toBe(1);
    rig.clock.now += 10 * minute;
    await Promise.all([expiry.check(), expiry.check()]);
    expect(ledger.state.openRequests.get(id)?.escalations).toBe(2);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the cluster does not do that', () => set({ after: null, times: 3 })],
    ['it was often enough already', () => set({ after: minute, times: 1 }).then(() => after(1))],
    ['the clock was set back', () => Promise.resolve((rig.clock.now -= 60 * minute))],
  ])('does not happen when %s', async (_why, change) => {
    await rig.ask(alice);
    await change();
    expect(await after(10)).toEqual([]);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['it was decided', (id) => rig.deny(bob, id)],
    ['it was withdrawn', (id) => rig.requests.withdraw(rig.claim(alice), { id })],
    [
      'it is locked',
      (id) => rig.put({ type: 'lock', lock: lockRecord({ kind: 'request', target: id }) }),
    ],
  ])('does not happen once %s', async (_why, change) => {
    const { id } = await rig.ask(alice);
    await change(id);
    expect(await after(10)).toEqual([]);
  });

  it('does not happen to what has run out', async () => {
    await rig.ask(alice);
    expect(await after(60)).toEqual(['expired']);
  });

  it('follows a change of the setting', async () => {
    const { id } = await rig.ask(alice);
    await after(5);
    await set({ after: 2 * minute, times: 5 });
    expect(await after(0)).toEqual(['escalated']);
    expect(countOf(id)).toBe(2);
  });
});

describe('who is called', () => {
  const called = (id: string) => {
    const { state } = rig.ledger;
    const request = state.openRequests.get(id);
    return [alice, bob, carl]
      .map((user) => state.users.get(user.id) ?? user)
      .filter(
        (user) =>
          request && viewOf(state, rig.clock.now, createViewer(state, user), request)?.calledUpon,
      )
      .map(({ name }) => name);
  };

  it('is everybody who may review, where nobody was chosen', async () => {
    const { id } = await rig.ask(alice);
    expect(called(id)).toEqual(['bob', 'carl']);
  });

  it('is whom the requester chose, and then the others too', async () => {
    const { id } = await rig.ask(alice, { suggestedReviewers: ['carl'] });
    expect(called(id)).toEqual(['carl']);
    await after(10);
    expect(called(id)).toEqual(['bob', 'carl']);
    await rig.approve(bob, id);
    expect(called(id)).toEqual(['carl']);
  });

  it('is whom the roles suggest, where the requester chose nobody', async () => {
    await rig.apply(
      role(
        'asks',
        '{ allow: { request: { search_as_roles: [web], suggested_reviewers: [bob] } } }',
      ),
    );
    const { id } = await rig.ask(alice);
    expect(called(id)).toEqual(['bob']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['may not review any more', () => rig.put({ type: 'user', user: { ...carl, roles: [] } })],
    ['is gone', () => rig.put({ type: 'user', user: { ...carl, deleted: 1 } })],
    [
      'is locked',
      () => rig.put({ type: 'lock', lock: lockRecord({ kind: 'user', target: carl.id }) }),
    ],
  ])('is everybody when the only one chosen %s', async (_why, change) => {
    const { id } = await rig.ask(alice, { suggestedReviewers: ['carl'] });
    await change();
    expect(called(id)).toContain('bob');
  });

  it('is everybody when the chosen ones have decided and it takes more', async () => {
    const { id } = await rig.ask(alice, { suggestedReviewers: ['carl'] });
    await rig.approve(carl, id);
    expect(called(id)).toEqual(['bob']);
  });
});
