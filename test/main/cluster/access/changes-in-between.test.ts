import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserRecord } from '#main/cluster/store/records';
import { lockRecord } from '../../../helpers/cluster/ledger-rig';
import { openRequestRig, role, type RequestRig } from '../../../helpers/cluster/request-rig';

const asks = (thresholds: string, offered = 'web') =>
  role(
    'asks',
    `{ allow: { request: { search_as_roles: [${offered}], thresholds: [${thresholds}] } } }`,
  );
const decides = (names: string) =>
  role('decides', `{ allow: { review_requests: { roles: [${names}] } } }`);
const two = '{ approve: 2, deny: 1 }';
const roles = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice] } }'),
  role('db', '{ allow: { db_labels: { env: test } } }'),
  asks(two),
  decides('web'),
  role('also-decides', '{ allow: { review_requests: { roles: [web] } } }'),
].join('');

let rig: RequestRig;
let people: { alice: UserRecord; bob: UserRecord; carl: UserRecord };
beforeEach(async () => {
  rig = await openRequestRig(roles);
  people = {
    alice: await rig.person('alice', ['asks']),
    bob: await rig.person('bob', ['decides']),
    carl: await rig.person('carl', ['also-decides']),
  };
});
afterEach(() => rig.close());

type Change = () => Promise<unknown>;
const user =
  (name: keyof typeof people, part: Partial<UserRecord>): Change =>
  () =>
    rig.put({ type: 'user', user: { ...people[name], ...part } });
const lock =
  (name: keyof typeof people): Change =>
  () =>
    rig.put({ type: 'lock', lock: lockRecord({ kind: 'user', target: people[name].id }) });
const file =
  (yaml: string): Change =>
  () =>
    rig.apply(yaml);

/** It takes two approvals; bob approves, something happens, carl approves. */
describe('between the first approval and the second', () => {
  it.each<[string, Change, string, string]>([
    ['nothing happens', () => Promise.resolve(), 'APPROVED', ''],
    [
      'who approved first loses the role',
      user('bob', { roles: [] }),
      'PENDING',
      '1 more approval by a reviewer of web',
    ],
    [
      'who approved first is gone',
      user('bob', { deleted: 1 }),
      'PENDING',
      '1 more approval by a reviewer of web',
    ],
    [
      'who approved first is locked',
      lock('bob'),
      'PENDING',
      '1 more approval by a reviewer of web',
    ],
    [
      'the role by which they approved reviews something else',
      file(decides('db')),
      'PENDING',
      '1 more approval by a reviewer of web',
    ],
    ['the requester is locked', lock('alice'), 'APPROVED', ''],
    [
      'the cluster asks for three',
      file(asks('{ approve: 3, deny: 1 }')),
      'PENDING',
      '1 more approval by a reviewer of web',
    ],
    ['the cluster asks for one', file(asks('{ approve: 1, deny: 1 }')), 'APPROVED', ''],
    [
      'nobody may ask for the role any more',
      file(asks(two, 'db')),
      'PENDING',
      'nobody: no number of approvals is enough for web',
    ],
    [
      'the requester has another role, which offers nothing',
      user('alice', { roles: ['decides'] }),
      'PENDING',
      'nobody: no number of approvals is enough for web',
    ],
    [
      'the role that was asked for is deleted',
      () => rig.put({ type: 'role-deleted', name: 'web' }),
      'APPROVED',
      '',
    ],
    [
      'the machine is deleted',
      () => rig.put({ type: 'node-deleted', id: rig.nodes.iot.resource.id }),
      'APPROVED',
      '',
    ],
  ])('%s', async (_what, change, state, waitingFor) => {
    const { id } = await rig.ask(people.alice);
    await rig.approve(people.bob, id);
    await change();
    const view = await rig.approve(people.carl, id);
    expect(view.request.state).toBe(state);
    expect(view.waitingFor).toBe(waitingFor);
    expect(view.request.reviews).toHaveLength(2);
  });

  it.each<[string, Change, string]>([
    ['who is to approve loses the role', user('carl', { roles: [] }), 'not_found'],
    ['who is to approve is gone', user('carl', { deleted: 1 }), 'not_signed_in'],
    ['who is to approve is locked', lock('carl'), 'not_signed_in'],
    ['the requester is gone', user('alice', { deleted: 1 }), 'not_allowed'],
    [
      'a role of theirs denies it',
      file(
        role(
          'also-decides',
          '{ allow: { review_requests: { roles: [web] } }, deny: { review_requests: { roles: [web] } } }',
        ),
      ),
      'not_found',
    ],
  ])('%s, and nothing is approved', async (_what, change, code) => {
    const { id } = await rig.ask(people.alice);
    await rig.approve(people.bob, id);
    await change();
    await expect(rig.approve(people.carl, id)).rejects.toMatchObject({ code });
    expect(rig.ledger.state.openRequests.get(id)).toMatchObject({ state: 'PENDING' });
  });

  it('the first one comes back, and counts again', async () => {
    const { id } = await rig.ask(people.alice);
    await rig.approve(people.bob, id);
    await user('bob', { roles: [] })();
    await rig.approve(people.carl, id);
    await user('bob', {})();
    const dora = await rig.person('dora', ['decides']);
    expect((await rig.approve(dora, id)).request.state).toBe('APPROVED');
  });

  it('a denial stays, whatever became of who denied', async () => {
    await rig.apply(asks('{ approve: 2, deny: 2 }'));
    const { id } = await rig.ask(people.alice);
    expect((await rig.deny(people.bob, id)).request.state).toBe('PENDING');
    await user('bob', { deleted: 1 })();
    expect((await rig.deny(people.carl, id)).request.state).toBe('DENIED');
  });

  it('nobody reviews twice, at once or later, and nobody their own', async () => {
    const { id } = await rig.ask(people.alice);
    const twice = await Promise.allSettled([
      rig.approve(people.bob, id),
      rig.approve(people.bob, id),
      rig.deny(people.bob, id),
    ]);
    expect(twice.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await user('alice', { roles: ['asks', 'decides'] })();
    await expect(rig.approve(people.alice, id)).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'Nobody reviews their own request.',
    });
  });
});
