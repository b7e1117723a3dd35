import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autoReviewOf } from '#main/cluster/access/auto-review';
import { prepareRequest } from '#main/cluster/access/prepare';
import { findRequest } from '#main/cluster/access/find-request';
import type { UserRecord } from '#main/cluster/store/records';
import { lockRecord, requestRecord } from '../../../helpers/cluster/ledger-rig';
import {
  logins,
  openRequestRig,
  role,
  rule,
  type RequestRig,
} from '../../../helpers/cluster/request-rig';

const roles = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice] } }'),
  role('asks', '{ allow: { request: { search_as_roles: [web] } } }'),
  role(
    'asks-two',
    '{ allow: { request: { search_as_roles: [web], thresholds: [{ approve: 2, deny: 2 }] } } }',
  ),
  role(
    'asks-lead',
    `{ allow: { request: { search_as_roles: [web], thresholds: [{ approve: 1, deny: 1, filter: 'contains(reviewer.roles, "decides")' }] } } }`,
  ),
  role('decides', '{ allow: { review_requests: { roles: [web] } } }'),
].join('');

const forWeb = 'access_request.spec.roles.contains("web")';
const approves = rule('go', 'APPROVED', forWeb);
const denies = rule('stop', 'DENIED', 'access_request.spec.request_reason == "bad"');

let rig: RequestRig;
let alice: UserRecord;
let bob: UserRecord;

beforeEach(async () => {
  rig = await openRequestRig(roles);
  alice = await rig.person('alice', ['asks']);
  bob = await rig.person('bob', ['decides']);
});
afterEach(() => rig.close());

const holds = (name: string) =>
  rig.put({ type: 'user', user: { ...alice, roles: [name] } }).then(() => undefined);

describe('a rule that approves', () => {
  beforeEach(() => rig.apply(approves + denies));

  it('approves at once, and is named', async () => {
    rig.told();
    const request = await rig.ask(alice, { accessDuration: 60_000 });
    expect(request).toMatchObject({
      state: 'APPROVED',
      approvedAt: rig.clock.now,
      accessUntil: rig.clock.now + 60_000,
      reviews: [{ author: null, rule: 'go', verdict: 'approve', at: rig.clock.now }],
    });
    expect(await findRequest(rig.ledger, request.id)).toMatchObject({ state: 'APPROVED' });
    const id = request.id.slice(0, 8);
    expect(rig.told()).toEqual([`created ${id}`, `approved ${id}`]);
    const events = await rig.repository.listAudit({ before: null, limit: 2 });
    expect(events).toMatchObject([
      {
        type: 'access_request.approved',
        actor: 'cluster',
        data: { rule: 'go', verdict: 'approve', state: 'APPROVED' },
      },
      { type: 'access_request.created', actor: alice.id, data: { state: 'PENDING' } },
    ]);
  });

  it('counts as one review where it takes two', async () => {
    await holds('asks-two');
    const request = await rig.ask(alice);
    expect(request).toMatchObject({ state: 'PENDING', reviews: [{ rule: 'go' }] });
    expect((await rig.approve(bob, request.id)).request.state).toBe('APPROVED');
  });

  it('and another one are one reviewer', async () => {
    await holds('asks-two');
    await rig.apply(rule('also', 'APPROVED', forWeb));
    const request = await rig.ask(alice);
    expect(request).toMatchObject({ state: 'PENDING', reviews: [{ rule: 'also' }] });
    expect(request.reviews).toHaveLength(1);
  });

  it('is a reviewer without roles to the filters', async () => {
    await holds('asks-lead');
    const request = await rig.ask(alice);
    expect(request).toMatchObject({ state: 'PENDING', reviews: [{ rule: 'go' }] });
    expect((await rig.approve(bob, request.id)).request.state).toBe('APPROVED');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is gone', () => rig.put({ type: 'review-rule-deleted', name: 'go' })],
    ['denies by now', () => rig.apply(rule('go', 'DENIED', forWeb))],
  ])('does not count any more once it %s', async (_how, change) => {
    await holds('asks-two');
    const { id } = await rig.ask(alice);
    await change();
    expect((await rig.approve(bob, id)).request.state).toBe('PENDING');
    const carl = await rig.person('carl', ['decides']);
    expect((await rig.approve(carl, id)).request.state).toBe('APPROVED');
  });

  it('does nothing to what waits already', async () => {
    await rig.put({ type: 'review-rule-deleted', name: 'go' });
    const { id } = await rig.ask(alice);
    await rig.apply(approves);
    expect(await findRequest(rig.ledger, id)).toMatchObject({ state: 'PENDING', reviews: [] });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['gone', () => rig.put({ type: 'user', user: { ...alice, deleted: 1 } })],
    [
      'locked',
      () => rig.put({ type: 'lock', lock: lockRecord({ kind: 'user', target: alice.id }) }),
    ],
  ])('approves nothing for somebody who is %s', async (_how, change) => {
    const request = requestRecord(alice, rig.nodes.iot, { roles: ['web'] });
    const { state } = rig.ledger;
    expect(autoReviewOf(state, 0, request)).toMatchObject({ verdict: 'approve', rule: 'go' });
    await change();
    expect(autoReviewOf(state, 0, request)).toBeNull();
    const bad = { ...request, reason: 'bad' };
    expect(autoReviewOf(state, 0, bad)).toMatchObject({ verdict: 'deny', rule: 'stop' });
  });

  it('approves nothing for somebody who was never there', () => {
    const stranger = { ...alice, id: randomUUID() };
    const request = requestRecord(stranger, rig.nodes.iot, { roles: ['web'] });
    expect(autoReviewOf(rig.ledger.state, 0, request)).toBeNull();
  });

  it('prolongs at once what is to be extended', async () => {
    const { id, accessUntil } = await rig.ask(alice, { accessDuration: 60_000 });
    rig.told();
    const further = { extends: id, resources: [], accessDuration: 30_000 };
    const extension = await rig.ask(alice, further);
    const until = (accessUntil ?? 0) + 30_000;
    expect(extension).toMatchObject({ state: 'EXTENDED', accessUntil: until });
    expect(await findRequest(rig.ledger, id)).toMatchObject({ accessUntil: until });
    const short = extension.id.slice(0, 8);
    expect(rig.told()).toEqual([
      `created ${short}`,
      `approved ${short}`,
      `prolonged ${id.slice(0, 8)}`,
    ]);
  });
});

describe('a rule that denies', () => {
  beforeEach(() => rig.apply(approves + denies));

  it('wins over those that approve, and denies at once however many denials it takes', async () => {
    await holds('asks-two');
    const request = await rig.ask(alice, { reason: 'bad' });
    expect(request).toMatchObject({
      state: 'DENIED',
      reviews: [{ author: null, rule: 'stop', verdict: 'deny' }],
    });
    await expect(rig.approve(bob, request.id)).rejects.toMatchObject({ code: 'wrong_state' });
    const [event] = await rig.repository.listAudit({ before: null, limit: 1 });
    expect(event).toMatchObject({
      type: 'access_request.denied',
      actor: 'cluster',
      data: { rule: 'stop' },
    });
  });
});

describe('a dry run', () => {
  const dryRun = (
    reason: string,
    more: Partial<Parameters<typeof rig.requests.create>[1]> = {},
  ) => {
    const { iot } = rig.nodes;
    const input = {
      ...{ roles: [], resources: [{ id: iot.resource.id, constraint: logins('alice') }] },
      ...{ accessDuration: null, startAt: null, pendingFor: null, extends: null },
      ...more,
    };
    const { state } = rig.ledger;
    return prepareRequest({ state, now: rig.clock.now, user: alice, input, reason, extends: null })
      .dryRun.autoReview;
  };

  it('says what rules would make of it, and stores nothing', async () => {
    expect(dryRun('')).toBeNull();
    await rig.apply(approves + denies);
    expect(dryRun('')).toEqual({ verdict: 'approve', rule: 'go' });
    expect(dryRun('bad')).toEqual({ verdict: 'deny', rule: 'stop' });
    expect(dryRun('', { resources: [] })).toBeNull();
    expect(rig.ledger.state.openRequests.size).toBe(0);
  });
});

describe('labels of what is asked for', () => {
  const inTest = 'access_request.spec.resource_labels_intersection["env"].contains("test")';

  it.each([
    ['all of it', true, 'APPROVED'],
    ['a part of it', false, 'PENDING'],
  ])('approve what has them: %s', async (_what, both, state) => {
    await rig.apply(
      role('web', `{ allow: { node_labels: { '*': '*' }, logins: [alice] } }`) +
        rule('test', 'APPROVED', inTest),
    );
    const labels = { env: both ? 'test' : 'prod' };
    const pump = { ...rig.nodes.pump, resource: { ...rig.nodes.pump.resource, labels } };
    await rig.put({ type: 'node', node: pump });
    const resources = [rig.nodes.iot, pump].map(({ resource: { id } }) => ({
      id,
      constraint: { type: 'by-role' as const },
    }));
    expect((await rig.ask(alice, { resources })).state).toBe(state);
  });

  it.each<['APPROVED' | 'DENIED', string | undefined]>([
    ['APPROVED', undefined],
    ['DENIED', 'deny'],
  ])('cannot be told of roles by name: a rule that would say %s', async (decision, verdict) => {
    await rig.apply(rule('labels', decision, `!${inTest}`));
    const request = { ...requestRecord(alice, rig.nodes.iot, { roles: ['web'] }), resources: [] };
    expect(autoReviewOf(rig.ledger.state, 0, request)?.verdict).toBe(verdict);
  });
});
