import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askableRoles } from '#main/cluster/access/askable-roles';
import type { Constraint } from '#shared/model/constraint';
import { byRole, logins, openAskingRig, type AskingRig } from '../../../helpers/cluster/asking-rig';
import { lockRecord } from '../../../helpers/cluster/ledger-rig';

const hour = 3_600_000;
const day = 24 * hour;

let rig: AskingRig;
beforeEach(async () => {
  rig = await openAskingRig();
});
afterEach(() => rig.close());

const machine = (constraint: Constraint = logins('alice')) => ({
  id: rig.ids.node,
  constraint,
});
const tomorrow = () => rig.clock.now + day;

describe('what may be asked for', () => {
  const constraints: Record<keyof AskingRig['ids'], Constraint> = {
    node: logins('alice', 'root'),
    db: { type: 'database', users: ['viewer'], names: ['shop'], roles: [] },
    app: byRole,
    kube_cluster: { type: 'kubernetes', groups: ['viewers'], users: [] },
    windows_desktop: { type: 'windows_logins', logins: ['Admin'] },
  };

  it('is several resources of all kinds, each with its own constraint', async () => {
    const resources = Object.entries(constraints).map(([kind, constraint]) => ({
      id: rig.ids[kind as keyof AskingRig['ids']],
      constraint,
    }));
    const dry = await rig.dryRun({ resources });
    expect(dry).toMatchObject({ problems: [], roles: ['access', 'data'] });
    expect(dry.granted).toEqual({
      [rig.ids.node]: { login: ['alice', 'root'] },
      [rig.ids.db]: { db_user: ['viewer'], db_name: ['shop'] },
      [rig.ids.app]: {},
      [rig.ids.kube_cluster]: { kubernetes_group: ['viewers'] },
      [rig.ids.windows_desktop]: { login: ['Admin'] },
    });
    expect(await rig.create({ resources })).toMatchObject({ roles: ['access', 'data'], resources });
  });

  it('is a role by its name, wherever it reaches', async () => {
    const dry = await rig.dryRun({ roles: ['ops'] });
    expect(dry).toMatchObject({
      problems: [],
      roles: ['ops'],
      longestDuration: 4 * hour,
      approvals: [{ role: 'ops', needs: ['1 approval'] }],
      reviewers: ['bob', 'carl'],
      granted: {},
    });
    expect(await rig.create({ roles: ['ops'] })).toMatchObject({
      roles: ['ops'],
      resources: [],
      accessDuration: 4 * hour,
    });
  });

  it('is a resource from a role that was named, in place of the one that would be derived', async () => {
    const resources = [machine(logins('root'))];
    expect((await rig.dryRun({ resources })).roles).toEqual(['access']);
    expect((await rig.dryRun({ roles: ['ops'], resources })).roles).toEqual(['ops']);
    expect(await rig.create({ roles: ['ops'], resources })).toMatchObject({
      roles: ['ops'],
      resources,
    });
  });

  it('offers the roles that may be named, with what they contain', () => {
    expect(askableRoles(rig.ledger.state, rig.alice)).toEqual([
      {
        name: 'ops',
        description: 'Looks after machines',
        contains: ['Log in to all machines as root', 'Lasts 4h at most'],
        longestDuration: 4 * hour,
      },
    ]);
  });
});

describe('the times of a request', () => {
  it('are kept: when it starts, how long it waits, how long it lasts', async () => {
    const startAt = tomorrow();
    const asked = { startAt, pendingFor: 2 * day, accessDuration: hour };
    const dry = await rig.dryRun({ resources: [machine()], ...asked });
    expect(dry).toMatchObject({
      problems: [],
      longestDuration: 8 * hour,
      longestPending: 7 * day,
      latestStart: rig.clock.now + 7 * day,
      accessUntil: startAt + hour,
    });
    expect(await rig.create({ resources: [machine()], ...asked })).toMatchObject({
      startAt,
      accessDuration: hour,
      pendingUntil: rig.clock.now + 2 * day,
      accessUntil: null,
    });
  });

  it.each([
    ['a minute ago, as clocks differ', () => ({ startAt: rig.clock.now - 60_000 })],
    ['seven days ahead', () => ({ startAt: rig.clock.now + 7 * day })],
    ['waiting seven days', () => ({ pendingFor: 7 * day })],
    ['the whole of what is allowed', () => ({ accessDuration: 8 * hour })],
  ])('may be at the limit: %s', async (_what, times) => {
    await rig.create({ resources: [machine()], ...times() });
  });

  it('are an hour of waiting and the longest access where nothing is said', async () => {
    const { pendingUntil, accessDuration } = await rig.create({ resources: [machine()] });
    expect({ pendingUntil, accessDuration }).toEqual({
      pendingUntil: rig.clock.now + hour,
      accessDuration: 8 * hour,
    });
  });
});

describe('reviewers', () => {
  const resources = () => [machine()];

  it('that a role suggests count where none was chosen, those who could not review left out', async () => {
    expect((await rig.dryRun({ resources: resources() })).suggestedReviewers).toEqual(['bob']);
    const none = await rig.create({ resources: resources() });
    expect(none.suggestedReviewers).toEqual(['bob']);
    const chosen = await rig.create({ resources: resources(), suggestedReviewers: ['carl'] });
    expect(chosen.suggestedReviewers).toEqual(['carl']);
  });

  it.each(['alice', 'nobody'])('have to be able to review: %s is not', async (name) => {
    await expect(
      rig.create({ resources: resources(), suggestedReviewers: [name] }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'suggestedReviewers',
      message: `${name} cannot review this request. Choose somebody else or nobody.`,
    });
  });

  it('are who they are now: not one who was deleted, and by the reason that was given', async () => {
    await rig.put({ type: 'user', user: { ...rig.bob, deleted: 1 } });
    expect(await rig.dryRun({ resources: resources() })).toMatchObject({
      reviewers: ['carl'],
      suggestedReviewers: [],
    });
    await rig.roles(
      `kind: role\nversion: v7\nmetadata: {name: reviewer}\nspec: {allow: {review_requests: {roles: ['*'], where: 'request.reason == "fire"'}}}\n`,
    );
    const suggestedReviewers = ['carl'];
    await rig.create({ resources: resources(), reason: 'fire', suggestedReviewers });
    await expect(
      rig.create({ resources: resources(), reason: 'smoke', suggestedReviewers }),
    ).rejects.toMatchObject({ field: 'suggestedReviewers' });
  });
});

describe('what changes between a dry run and the request', () => {
  it('counts as it is then: roles, resources and the clock', async () => {
    const asked = { resources: [machine()], startAt: tomorrow() };
    expect((await rig.dryRun(asked)).problems).toEqual([]);
    rig.clock.now += 2 * day;
    await expect(rig.create(asked)).rejects.toMatchObject({ field: 'startAt' });
    rig.clock.now -= 2 * day;
    await rig.roles('kind: role\nversion: v7\nmetadata: {name: requester}\nspec: {}\n');
    await expect(rig.create(asked)).rejects.toMatchObject({ code: 'not_covered' });
  });

  it('a resource that is deleted is not there any more', async () => {
    await rig.put({ type: 'node-deleted', id: rig.ids.node });
    await expect(rig.create({ resources: [machine()] })).rejects.toMatchObject({
      code: 'not_covered',
      message: `There is no resource ${rig.ids.node} that you may ask for`,
    });
  });

  it('a user who is deleted or locked asks for nothing any more', async () => {
    const lock = lockRecord({ kind: 'user', target: rig.alice.id });
    await rig.put({ type: 'lock', lock });
    await expect(rig.create({ resources: [machine()] })).rejects.toMatchObject({
      code: 'not_signed_in',
    });
    await rig.put({ type: 'lock-deleted', id: lock.id });
    await rig.put({ type: 'user', user: { ...rig.alice, deleted: 1 } });
    await expect(rig.create({ resources: [machine()] })).rejects.toMatchObject({
      code: 'not_signed_in',
    });
  });
});
