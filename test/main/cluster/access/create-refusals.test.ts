import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import type { Constraint } from '#shared/model/constraint';
import { byRole, logins, openAskingRig, type AskingRig } from '../../../helpers/cluster/asking-rig';
import { lockRecord, nodeRecord, requestRecord } from '../../../helpers/cluster/ledger-rig';

const hour = 3_600_000;
const day = 24 * hour;

let rig: AskingRig;
beforeEach(async () => {
  rig = await openAskingRig();
});
afterEach(() => rig.close());

type Input = Partial<ApiInput<'requests.create'>>;
const machine = (constraint: Constraint = logins('alice')) => ({ id: rig.ids.node, constraint });

/** Each names what is wrong, and the limit where there is one. */
const refused: readonly (readonly [string, () => Input, string, string | null, string])[] = [
  ['nothing', () => ({}), 'not_covered', 'resources', 'Choose at least one resource or role.'],
  [
    'a role that nobody offers',
    () => ({ roles: ['secret'] }),
    'not_covered',
    'roles',
    'There is no role secret that you may ask for',
  ],
  [
    'a role that is not there, in the same words',
    () => ({ roles: ['nothing'] }),
    'not_covered',
    'roles',
    'There is no role nothing that you may ask for',
  ],
  [
    'a role to search as, by itself',
    () => ({ roles: ['access'] }),
    'not_covered',
    'roles',
    'access: it cannot be asked for by itself. Name the resources that you need from it',
  ],
  [
    'a resource that is not there',
    () => ({ resources: [{ id: '/test/node/none', constraint: byRole }] }),
    'not_covered',
    'resources',
    'There is no resource /test/node/none that you may ask for',
  ],
  [
    'a resource that the named role does not give',
    () => ({ roles: ['ops'], resources: [machine(logins('alice'))] }),
    'not_covered',
    'resources',
    'alice on iot: Role ops allows iot, but only with the login root',
  ],
  [
    'too long an access',
    () => ({ roles: ['ops'], accessDuration: 5 * hour }),
    'invalid_input',
    'accessDuration',
    'This access may last 4h at most.',
  ],
  [
    'too long a wait',
    () => ({ resources: [machine()], pendingFor: 8 * day }),
    'invalid_input',
    'pendingFor',
    'A request may wait 7d at most.',
  ],
  [
    'a start in the past',
    () => ({ resources: [machine()], startAt: rig.clock.now - 60_001 }),
    'invalid_input',
    'startAt',
    'This start is in the past. Choose a later one, or start at approval.',
  ],
  [
    'a start too far ahead',
    () => ({ resources: [machine()], startAt: rig.clock.now + 7 * day + 1 }),
    'invalid_input',
    'startAt',
    'Access may start 7d from now at the latest.',
  ],
];

describe('what is refused', () => {
  it.each(refused)('%s', async (_what, input, code, field, message) => {
    const tried = input();
    await expect(rig.create(tried)).rejects.toMatchObject({ code, field, message });
    const { reason: _reason, suggestedReviewers: _reviewers, ...asked } = tried;
    expect((await rig.dryRun(asked)).problems).toContain(message);
  });

  it('is told all at once by a dry run', async () => {
    const { problems, problemFields, accessUntil } = await rig.dryRun({
      resources: [machine(logins('nobody')), { id: '/test/db/none', constraint: byRole }],
      pendingFor: 8 * day,
      startAt: 1,
    });
    expect(problems).toEqual([
      'There is no resource /test/db/none that you may ask for',
      expect.stringContaining('nobody on iot:'),
      'A request may wait 7d at most.',
      expect.stringContaining('in the past'),
    ]);
    expect(problemFields).toEqual(['resources.1', 'resources.0', 'pendingFor', 'startAt']);
    expect(accessUntil).toBeNull();
  });

  it('is said of the role that it is about', async () => {
    const { problemFields } = await rig.dryRun({ roles: ['ops', 'secret'] });
    expect(problemFields).toEqual(['roles.1']);
    const together = { roles: ['ops'], resources: [machine(logins('alice'))] };
    expect((await rig.dryRun(together)).problemFields).toEqual(['resources.0']);
  });

  it('says how near it was, role by role', async () => {
    const { trace } = await rig.dryRun({ resources: [machine(logins('nobody'))] });
    expect(trace.map(({ rule, role }) => [rule, role])).toContainEqual(['role.login', 'access']);
    expect(trace.at(-1)).toMatchObject({ rule: 'derive.uncovered', effect: 'miss' });
  });

  it('is the same for a machine that the caller may not see as for none', async () => {
    await rig.roles(
      'kind: role\nversion: v7\nmetadata: {name: access}\nspec: {allow: {node_labels: {env: prod}, logins: [root]}}\n',
    );
    const text = (id: string) => `There is no resource ${id} that you may ask for`;
    const dry = await rig.dryRun({ resources: [machine()] });
    expect(dry).toMatchObject({ problems: [text(rig.ids.node)], choices: {}, granted: {} });
    expect(dry.trace.filter(({ text: each }) => each.includes('iot'))).toEqual([]);
  });

  it('is what is locked, and what is inside a locked cluster', async () => {
    const on = (target: string) => ({ kind: 'resource' as const, target });
    const lock = lockRecord(on(rig.ids.node), 'being repaired');
    await rig.put({ type: 'lock', lock });
    const resources = [machine()];
    const message = 'iot is locked: being repaired. Ask an administrator';
    await expect(rig.create({ resources })).rejects.toMatchObject({ code: 'not_covered', message });
    await rig.put({ type: 'lock-deleted', id: lock.id });
    await rig.create({ resources });
    await rig.put({ type: 'lock', lock: lockRecord(on(rig.ids.kube_cluster)) });
    const inside = '/test/kube:ns:pods/a-kube-cluster/web/nginx';
    const { problems } = await rig.dryRun({ resources: [{ id: inside, constraint: byRole }] });
    expect(problems).toEqual([expect.stringContaining('is locked. Ask an administrator')]);
  });

  it('is one more than may wait; what has run out by the clock does not count', async () => {
    const node = nodeRecord('other');
    const waiting = (pendingUntil: number) =>
      Array.from({ length: 50 }, () => ({
        type: 'request' as const,
        request: requestRecord(rig.alice, node, { pendingUntil }),
      }));
    await rig.put(...waiting(rig.clock.now));
    await rig.create({ resources: [machine()] });
    await rig.put(...waiting(rig.clock.now + hour).slice(1));
    await expect(rig.create({ resources: [machine()] })).rejects.toMatchObject({
      code: 'limit_exceeded',
      message: expect.stringContaining('50 of your requests wait already'),
    });
    expect((await rig.dryRun({ resources: [machine()] })).problems).toEqual([
      expect.stringContaining('50 of your requests wait already'),
    ]);
  });
});
