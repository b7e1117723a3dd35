import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import type { RequestState } from '#shared/model/access-request';
import type { RequestRecord } from '#main/cluster/store/records';
import { byRole, logins, openAskingRig, type AskingRig } from '../../../helpers/cluster/asking-rig';
import { lockRecord, nodeRecord, requestRecord } from '../../../helpers/cluster/ledger-rig';

const hour = 3_600_000;
const day = 24 * hour;

let rig: AskingRig;
beforeEach(async () => {
  rig = await openAskingRig();
});
afterEach(() => rig.close());

/** A request of alice's that was approved an hour ago and lasts one more. */
async function approved(more: Partial<RequestRecord> = {}): Promise<RequestRecord> {
  const { now } = rig.clock;
  const request = requestRecord(rig.alice, nodeRecord('unused'), {
    resources: [{ id: rig.ids.node, constraint: logins('alice', 'root') }],
    state: 'APPROVED',
    accessDuration: 2 * hour,
    approvedAt: now - hour,
    accessUntil: now + hour,
    ...more,
  });
  await rig.put({ type: 'request', request });
  return request;
}

const extend = (request: RequestRecord, more: Partial<ApiInput<'requests.create'>> = {}) =>
  rig.create({ extends: request.id, ...more });

beforeEach(() => {
  rig.clock.now = 100 * day;
});

describe('asking for longer', () => {
  it('asks for the same, and for time alone', async () => {
    const other = await approved();
    const dry = await rig.dryRun({ extends: other.id, accessDuration: 3 * hour });
    expect(dry).toMatchObject({
      problems: [],
      roles: ['access'],
      longestDuration: 8 * hour,
      accessUntil: (other.accessUntil ?? 0) + 3 * hour,
      granted: { [rig.ids.node]: { login: ['alice', 'root'] } },
    });
    const request = await extend(other, { accessDuration: 3 * hour });
    expect(request).toMatchObject({
      extends: other.id,
      roles: other.roles,
      resources: other.resources,
      accessDuration: 3 * hour,
      state: 'PENDING',
    });
    // Nothing of the other has changed.
    expect(rig.ledger.state.openRequests.get(other.id)).toEqual(other);
  });

  it('may name what it extends, in any order', async () => {
    const other = await approved();
    const resources = [{ id: rig.ids.node, constraint: logins('root', 'alice') }];
    const request = await extend(other, { roles: ['access'], resources });
    expect(request.resources).toEqual(other.resources);
  });

  it('is for roles by name as well', async () => {
    const other = await approved({ roles: ['ops'], resources: [] });
    expect(await extend(other)).toMatchObject({ roles: ['ops'], resources: [] });
  });

  it('keeps to fourteen days from the start of the access', async () => {
    const { now } = rig.clock;
    const other = await approved({ approvedAt: now - 13 * day, accessUntil: now + 20 * hour });
    expect((await rig.dryRun({ extends: other.id })).longestDuration).toBe(4 * hour);
    await expect(extend(other, { accessDuration: 5 * hour })).rejects.toMatchObject({
      field: 'accessDuration',
      message: 'This access may last 4h at most.',
    });
    expect(await extend(other)).toMatchObject({ accessDuration: 4 * hour });
  });

  it('counts the fourteen days from the scheduled start', async () => {
    const { now } = rig.clock;
    const times = { approvedAt: now - 13 * day, startAt: now - hour, accessUntil: now + hour };
    const other = await approved(times);
    expect((await rig.dryRun({ extends: other.id })).longestDuration).toBe(8 * hour);
  });
});

const refused: readonly (readonly [
  string,
  (other: RequestRecord) => Partial<ApiInput<'requests.create'>>,
  string,
  string,
])[] = [
  [
    'more resources',
    (other) => ({ resources: [...other.resources, { id: rig.ids.db, constraint: byRole }] }),
    'resources',
    'An extension asks for the same again. Make a new request for anything else.',
  ],
  [
    'other logins',
    (other) => ({
      resources: other.resources.map((each) => ({ ...each, constraint: logins('root') })),
    }),
    'resources',
    'An extension asks for the same again. Make a new request for anything else.',
  ],
  [
    'other roles',
    () => ({ roles: ['ops'] }),
    'roles',
    'An extension asks for the same again. Make a new request for anything else.',
  ],
  [
    'a start of its own',
    () => ({ startAt: rig.clock.now + hour }),
    'startAt',
    'An extension starts when the access would end. Name none.',
  ],
  [
    'more than the roles allow at once',
    () => ({ accessDuration: 9 * hour }),
    'accessDuration',
    'This access may last 8h at most.',
  ],
];

describe('what an extension cannot be', () => {
  it.each(refused)('%s', async (_what, more, field, message) => {
    const other = await approved();
    await expect(extend(other, more(other))).rejects.toMatchObject({ field, message });
  });

  it.each<[RequestState, string]>([
    ['PENDING', 'only approved access can be extended'],
    ['DENIED', 'was denied'],
    ['EXPIRED', 'has expired'],
    ['WITHDRAWN', 'was withdrawn'],
    ['REVOKED', 'was revoked'],
    ['RELEASED', 'was given back'],
    ['EXTENDED', 'prolonged another request'],
  ])('of a request that is %s', async (state, words) => {
    const until = rig.clock.now + hour;
    const other = await approved({ state, pendingUntil: until });
    await expect(extend(other)).rejects.toMatchObject({
      code: 'wrong_state',
      message: expect.stringContaining(words),
    });
  });

  it('of access that the clock has ended, also before that is written down', async () => {
    const other = await approved();
    rig.clock.now += hour;
    await expect(extend(other)).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(rig.dryRun({ extends: other.id })).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it("of somebody else's request, which answers as one that is not there", async () => {
    const others = await approved({ requester: rig.bob.id });
    const answer = (id: string) => rig.create({ extends: id }).catch((error: unknown) => error);
    const hidden = await answer(others.id);
    expect(hidden).toMatchObject({ code: 'not_found' });
    expect(hidden).toEqual(await answer('4b1e2a0c-5f0e-4a6e-9a53-3b1f3c0d7e11'));
  });

  it('of a locked request', async () => {
    const other = await approved();
    const on = { kind: 'request' as const, target: other.id };
    await rig.put({ type: 'lock', lock: lockRecord(on, 'misuse') });
    await expect(extend(other)).rejects.toMatchObject({
      code: 'wrong_state',
      message: 'This request is locked (misuse). Ask an administrator.',
    });
  });

  it('a second one while one waits', async () => {
    const other = await approved();
    await extend(other);
    await expect(extend(other)).rejects.toMatchObject({ code: 'conflict', field: 'extends' });
  });

  it('of access that lasts as long as there is already', async () => {
    const { now } = rig.clock;
    const other = await approved({ approvedAt: now - 13 * day, accessUntil: now + day });
    await expect(extend(other)).rejects.toMatchObject({
      code: 'limit_exceeded',
      message: expect.stringContaining('lasts 14d already'),
    });
  });

  it('after a role edit that takes away what it rests on', async () => {
    const other = await approved();
    await rig.roles('kind: role\nversion: v7\nmetadata: {name: requester}\nspec: {}\n');
    await expect(extend(other)).rejects.toMatchObject({ code: 'not_covered', field: 'roles' });
  });

  it('of a resource that was deleted since: the rest is a new request', async () => {
    const other = await approved();
    await rig.put({ type: 'node-deleted', id: rig.ids.node });
    await expect(extend(other)).rejects.toMatchObject({
      code: 'not_covered',
      message: `There is no resource ${rig.ids.node} that you may ask for`,
    });
  });
});
