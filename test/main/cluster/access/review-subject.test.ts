import { afterEach, beforeEach, expect, it } from 'vitest';
import { countingReviews } from '#main/cluster/access/review-subject';
import {
  nodeRecord,
  openLedgerRig,
  presetRoles,
  requestRecord,
  userRecord,
  type LedgerRig,
  lockRecord,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
  await rig.put(...presetRoles().map((role) => ({ type: 'role' as const, role })));
});
afterEach(() => rig.close());

it('counts approvals only of those who may still review, and every denial', async () => {
  const alice = userRecord('alice');
  const authors = {
    still: userRecord('still', { roles: ['reviewer'] }),
    lost: userRecord('lost'),
    locked: userRecord('locked', { roles: ['reviewer'] }),
    gone: userRecord('gone', { roles: ['reviewer'], deleted: 1 }),
    denier: userRecord('denier'),
  };
  const all = Object.values(authors);
  await rig.put(...all.map((user) => ({ type: 'user' as const, user })), {
    type: 'lock',
    lock: lockRecord({ kind: 'user', target: authors.locked.id }),
  });
  const request = requestRecord(alice, nodeRecord('iot'));
  const reviews = all.map((user) => ({
    request: request.id,
    author: user.id,
    verdict: user === authors.denier ? ('deny' as const) : ('approve' as const),
    message: '',
    at: 1,
    rule: null,
    terms: null,
  }));
  const counted = countingReviews(rig.ledger.state, { ...request, reviews });
  expect(counted.map(({ verdict, facts }) => [verdict, facts.reviewer.roles])).toEqual([
    ['approve', ['reviewer']],
    ['deny', []],
  ]);
});
