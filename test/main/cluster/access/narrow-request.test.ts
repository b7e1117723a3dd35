import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainRequest } from '#main/cluster/access/explain-request';
import { findRequest } from '#main/cluster/access/find-request';
import { termsOf } from '#main/cluster/access/narrowing';
import { createViewer } from '#main/cluster/access/viewer';
import { grantOf } from '#main/cluster/identity/scope';
import { decideGrant } from '#main/cluster/policy/grant';
import type { UserRecord } from '#main/cluster/store/records';
import type { AccessRequest, RequestTerms } from '#shared/model/access-request';
import {
  logins,
  openRequestRig,
  role,
  type RequestRig,
} from '../../../helpers/cluster/request-rig';

const twoApprovals = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice, root] } }'),
  role(
    'asks',
    '{ allow: { request: { search_as_roles: [web], max_duration: 8h, thresholds: [{ name: two, approve: 2, deny: 1 }] } } }',
  ),
  role('decides', '{ allow: { review_requests: { roles: [web], preview_as_roles: [web] } } }'),
].join('');

let rig: RequestRig;
let alice: UserRecord;
let bob: UserRecord;
let carl: UserRecord;

beforeEach(async () => {
  rig = await openRequestRig(twoApprovals);
  alice = await rig.person('alice', ['asks']);
  bob = await rig.person('bob', ['decides']);
  carl = await rig.person('carl', ['decides']);
});
afterEach(() => rig.close());

const onBoth = () => ({
  resources: Object.values(rig.nodes).map(({ resource }) => ({
    id: resource.id,
    constraint: logins('alice', 'root'),
  })),
});
const changed = (request: AccessRequest, part: Partial<RequestTerms>): RequestTerms => ({
  ...termsOf(request),
  ...part,
});
const onlyIot = (request: AccessRequest, ...names: string[]) =>
  changed(request, {
    resources: [{ id: rig.nodes.iot.resource.id, constraint: logins(...names) }],
  });

describe('narrowing', () => {
  it('counts at once, keeps what was asked for, and counts as the approval that it is', async () => {
    const asked = await rig.ask(alice, onBoth());
    const before = termsOf(asked);
    const terms = changed(asked, {
      resources: [{ id: rig.nodes.iot.resource.id, constraint: logins('alice') }],
      accessDuration: 60_000,
    });
    const view = await rig.approve(bob, asked.id, terms);
    const { request, waitingFor } = view;
    expect(request).toMatchObject({ state: 'PENDING', ...terms, asked: before });
    // What was left out is still told by its name, and gives nothing.
    const ids = before.resources.map(({ id }) => id);
    expect(view.resources.map(({ id }) => id)).toEqual(ids);
    expect(Object.keys(view.principals)).toEqual([rig.nodes.iot.resource.id]);
    expect(request.reviews).toMatchObject([{ author: { name: 'bob' }, terms }]);
    expect(waitingFor).toBe('1 more approval by a reviewer of web');

    const shorter = changed(request, { accessDuration: 30_000 });
    const { request: approved } = await rig.approve(carl, asked.id, shorter);
    expect(approved).toMatchObject({
      state: 'APPROVED',
      ...shorter,
      asked: before,
      accessUntil: rig.clock.now + 30_000,
    });
    expect(
      (await findRequest(rig.ledger, asked.id))?.reviews.map(({ terms: each }) => each),
    ).toEqual([terms, shorter]);
  });

  it('is written into the audit log, before and after', async () => {
    const asked = await rig.ask(alice, onBoth());
    const after = onlyIot(asked, 'alice');
    await rig.approve(bob, asked.id, after);
    const [event] = await rig.repository.listAudit({ before: null, limit: 1 });
    expect(event).toMatchObject({
      type: 'access_request.reviewed',
      actor: bob.id,
      data: { verdict: 'approve', narrowed: { before: termsOf(asked), after } },
    });
  });

  it('is explained to whoever sees the request, with names for whoever may know them', async () => {
    await rig.apply(
      role('reads', '{ allow: { rules: [{ resources: [access_request], verbs: [read] }] } }'),
    );
    const reader = await rig.person('rita', ['reads']);
    const asked = await rig.ask(alice, onBoth());
    const terms = { ...onlyIot(asked, 'alice'), accessDuration: 60_000, startAt: 90_000_000 };
    await rig.approve(bob, asked.id, terms);
    const record = await findRequest(rig.ledger, asked.id);
    const told = (user: UserRecord) =>
      record &&
      explainRequest(createViewer(rig.ledger.state, user), record, rig.clock.now).narrowed;
    expect(told(carl)).toEqual([
      'On iot as alice alone',
      'Without pump',
      'For 1m, not 8h',
      'From 1970-01-02 01:00 UTC, not approval',
    ]);
    expect(told(reader)?.[1]).toBe(`Without ${rig.nodes.pump.resource.id}`);
  });

  it('of nothing is an approval as any other', async () => {
    const asked = await rig.ask(alice, onBoth());
    const { request } = await rig.approve(bob, asked.id, termsOf(asked));
    expect(request).toMatchObject({ asked: null, reviews: [{ terms: null }] });
  });

  it.each<[string, (request: AccessRequest) => Partial<RequestTerms>, string]>([
    [
      'longer',
      ({ accessDuration }) => ({ accessDuration: accessDuration + 1 }),
      'This request is for 8h. Approving can make that shorter, not longer.',
    ],
    [
      'with nothing left',
      () => ({ resources: [] }),
      'Nothing would be left of this request. Deny it instead.',
    ],
    [
      'with a role',
      () => ({ roles: ['web', 'decides'] }),
      'This request is not for role decides. Approving can only take away.',
    ],
    [
      'too late',
      () => ({ startAt: 1_000_001 + 7 * 86_400_000 }),
      'The access can start at 1970-01-08 00:16 UTC at the latest.',
    ],
  ])('refuses what is more: %s', async (_what, part, message) => {
    const asked = await rig.ask(alice, onBoth());
    await expect(rig.approve(bob, asked.id, changed(asked, part(asked)))).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'terms',
      message,
    });
    expect((await findRequest(rig.ledger, asked.id))?.reviews).toEqual([]);
  });

  it('of two at once keeps the first, and tells the second what happened', async () => {
    const asked = await rig.ask(alice, onBoth());
    const both = await Promise.allSettled([
      rig.approve(bob, asked.id, onlyIot(asked, 'alice')),
      rig.approve(carl, asked.id, changed(asked, { accessDuration: 60_000 })),
    ]);
    expect(both).toMatchObject([
      { status: 'fulfilled' },
      {
        status: 'rejected',
        reason: {
          code: 'conflict',
          field: 'terms',
          message: expect.stringContaining('bob narrowed this request in the meantime') as string,
        },
      },
    ]);
    const record = await findRequest(rig.ledger, asked.id);
    expect(record).toMatchObject({ state: 'PENDING', reviews: [{ author: bob.id }] });
  });

  it('of two at once takes both where the second is narrower all the same', async () => {
    const asked = await rig.ask(alice, onBoth());
    const narrower = { ...onlyIot(asked, 'alice'), accessDuration: 60_000 };
    const [, { request }] = await Promise.all([
      rig.approve(bob, asked.id, onlyIot(asked, 'alice', 'root')),
      rig.approve(carl, asked.id, narrower),
    ]);
    expect(request).toMatchObject({ state: 'APPROVED', ...narrower });
  });

  it('takes the right to review what is left as well', async () => {
    await rig.apply(
      [
        role('water', '{ allow: { node_labels: { env: test }, logins: [pumpist] } }'),
        role('asks', '{ allow: { request: { search_as_roles: [web, water] } } }'),
        role(
          'both',
          `{ allow: { review_requests: { roles: ['*'], where: 'contains(request.roles, "water")' } } }`,
        ),
      ].join(''),
    );
    const dora = await rig.person('dora', ['both']);
    const asked = await rig.ask(alice, {
      resources: [
        { id: rig.nodes.iot.resource.id, constraint: logins('alice') },
        { id: rig.nodes.pump.resource.id, constraint: logins('pumpist') },
      ],
    });
    expect(asked.roles).toEqual(['water', 'web']);
    await expect(rig.approve(dora, asked.id, onlyIot(asked, 'alice'))).rejects.toMatchObject({
      code: 'not_allowed',
      field: 'terms',
    });
    const { request } = await rig.approve(dora, asked.id);
    expect(request.state).toBe('APPROVED');
  });

  it('gives on the machines what is left and nothing else', async () => {
    const asked = await rig.ask(alice, onBoth());
    await rig.approve(bob, asked.id, onlyIot(asked, 'alice'));
    await rig.approve(carl, asked.id);
    const record = await findRequest(rig.ledger, asked.id);
    const { state } = rig.ledger;
    const uses = Object.values(rig.nodes).flatMap(({ resource }) =>
      ['alice', 'root'].map((login) => {
        if (!record) return null;
        const user = { ...alice, staticRoles: alice.roles, locked: null };
        const input = {
          user,
          resource,
          principal: { login },
          role: (name: string) => state.roles.get(name)?.definition,
          request: (id: string) => state.openRequests.get(id),
          requestLocked: () => null,
          resourceName: () => undefined,
          now: rig.clock.now,
        };
        return decideGrant(input, grantOf(record)).decision.allowed;
      }),
    );
    expect(uses).toEqual([true, false, false, false]);
  });
});

describe('when the time runs from the request', () => {
  beforeEach(() =>
    rig.put({
      type: 'setting',
      key: 'access',
      value: {
        version: 1,
        settings: {
          ...{ keepStanding: false, severalGrants: false, clock: 'request' },
          escalation: { after: null, times: 1 },
        },
      },
    }),
  );

  it('ends the access as long after the request as it was asked for', async () => {
    const asked = await rig.ask(alice, { accessDuration: 3_000_000 });
    rig.clock.now += 1_000_000;
    await rig.approve(bob, asked.id);
    const { request } = await rig.approve(carl, asked.id);
    expect(request.accessUntil).toBe(asked.created + 3_000_000);
  });

  it('approves nothing that would be over', async () => {
    const asked = await rig.ask(alice, { accessDuration: 1_000_000 });
    rig.clock.now += 1_000_000;
    await rig.approve(bob, asked.id);
    await expect(rig.approve(carl, asked.id)).rejects.toMatchObject({ code: 'wrong_state' });
    expect((await rig.deny(carl, asked.id)).request.state).toBe('DENIED');
  });
});
