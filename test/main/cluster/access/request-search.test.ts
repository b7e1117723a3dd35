import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listRequests } from '#main/cluster/access/list-requests';
import type { ReviewRecord } from '#main/cluster/store/records';
import type { RequestFilter } from '#shared/model/request-filter';
import {
  nodeRecord,
  openLedgerRig,
  presetRoles,
  requestRecord,
  resourceRecord,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
const alice = userRecord('alice', { roles: ['requester'] });
const carol = userRecord('carol', { roles: ['requester'] });
const amos = userRecord('amos', { roles: ['auditor'] });
const rita = userRecord('rita', { roles: ['reviewer'] });
const zoe = userRecord('zoe');
const iot = nodeRecord('iot');
const web = nodeRecord('web');
const orders = resourceRecord('db', 'orders');
const kube = resourceRecord('kube_cluster', 'kube-1');
const pods = '/test/kube:ns:pods/kube-1/default/*';
const on = (id: string) => ({ id, constraint: { type: 'by-role' as const } });

const requests = {
  iot: requestRecord(alice, iot, { created: 10, state: 'DENIED', reason: 'INC-7 is burning' }),
  web: requestRecord(carol, web, { created: 20, pendingUntil: 500 }),
  db: requestRecord(carol, iot, {
    created: 30,
    resources: [on(orders.resource.id)],
    roles: ['db-admin'],
  }),
  pods: requestRecord(alice, iot, { created: 40, state: 'WITHDRAWN', resources: [on(pods)] }),
  narrowed: requestRecord(alice, iot, {
    ...{ created: 50, resources: [on(web.resource.id)], state: 'EXPIRED' },
    asked: {
      ...{ roles: ['access'], accessDuration: 60_000, startAt: null },
      resources: [on(web.resource.id), on(iot.resource.id)],
    },
  }),
};
type Name = keyof typeof requests;
const review: ReviewRecord = {
  ...{ request: requests.iot.id, author: amos.id, rule: null, verdict: 'deny' },
  ...{ message: 'no', at: 15, terms: null },
};

beforeEach(async () => {
  rig = await openLedgerRig();
  rig.clock.now = 1_000;
  await rig.put(
    ...presetRoles().map((role) => ({ type: 'role' as const, role })),
    ...[alice, carol, amos, rita, zoe].map((user) => ({ type: 'user' as const, user })),
    ...[iot, web].map((node) => ({ type: 'node' as const, node })),
    ...[orders, kube].map((resource) => ({ type: 'resource' as const, resource })),
    ...Object.values(requests).map((request) => ({ type: 'request' as const, request })),
    { type: 'review', review },
  );
});
afterEach(() => rig.close());

/** The names of what is found, newest first, page by page. */
async function found(
  filter: RequestFilter,
  {
    by = amos,
    show = 'all' as const,
    limit = 50,
  }: { by?: typeof alice; show?: 'all' | 'mine' | 'to-review'; limit?: number } = {},
): Promise<readonly string[]> {
  const names = new Map(Object.entries(requests).map(([name, { id }]) => [id, name]));
  const all: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRequests>> = await listRequests(
      { ledger: rig.ledger, now: () => rig.clock.now },
      { user: by, session: sessionRecord(by) },
      { show, filter, cursor, limit },
    );
    all.push(...page.rows.map(({ request }) => names.get(request.id) ?? request.id));
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

describe('a filter finds requests by', () => {
  const cases: readonly (readonly [string, RequestFilter, readonly Name[]])[] = [
    ['nothing', {}, ['narrowed', 'pods', 'db', 'web', 'iot']],
    ['their state', { states: ['DENIED', 'WITHDRAWN'] }, ['pods', 'iot']],
    ['their state as the clock has it', { states: ['EXPIRED'] }, ['narrowed', 'web']],
    ['their state as the clock has it, which leaves it out', { states: ['PENDING'] }, ['db']],
    ['who asked, by name', { requester: 'carol' }, ['db', 'web']],
    ['who asked, by id', { requester: alice.id }, ['narrowed', 'pods', 'iot']],
    ['a resource by name', { resource: 'web' }, ['narrowed', 'web']],
    ['a resource that an approver left out', { resource: iot.resource.id }, ['narrowed', 'iot']],
    ['what is inside a Kubernetes cluster', { resource: kube.resource.id }, ['pods']],
    ['a kind', { kind: 'kube_resource' }, ['pods']],
    ['a kind of which there are more', { kind: 'node' }, ['narrowed', 'web', 'iot']],
    ['a kind that the resource is not of', { kind: 'db', resource: iot.resource.id }, []],
    ['the caller’s own review', { reviewedByMe: true }, ['iot']],
    ['when they were made', { from: 20, until: 40 }, ['db', 'web']],
    ['words of the reason, in any case', { words: 'BURNING inc-7' }, ['iot']],
    ['words of a role', { words: 'db-admin' }, ['db']],
    ['words of who asked and who reviewed', { words: 'alice amos' }, ['iot']],
    [
      'all of that at once',
      {
        states: ['DENIED'],
        requester: 'alice',
        kind: 'node',
        words: 'inc',
        reviewedByMe: true,
        resource: iot.resource.id,
        from: 5,
        until: 11,
      },
      ['iot'],
    ],
    ['what nobody is called', { requester: 'nobody' }, []],
    ['what nothing is called', { resource: 'nothing' }, []],
  ];
  // The auditor sees no names of resources, the reviewer does.
  const byName = new Set(['a resource by name']);
  it.each(cases)('%s', async (name, filter, expected) => {
    const by = byName.has(name) ? rita : amos;
    const hers = expected.filter((each) => by === amos || each !== 'db');
    expect(await found(filter, { by })).toEqual(hers);
    expect(await found(filter, { by, limit: 1 })).toEqual(hers);
  });
});

describe('a filter tells nothing of', () => {
  it('the name of a resource that the caller may not see', async () => {
    const words = { words: 'orders' };
    expect(await found({ resource: 'web' })).toEqual([]);
    expect(await found({ words: 'kube-1' }, { by: rita })).toEqual(['pods']);
    expect(await found(words, { by: zoe })).toEqual([]);
  });

  it('requests that the caller may not see, whatever they look for', async () => {
    const mine = ['narrowed', 'pods', 'iot'];
    expect(await found({ from: 0 }, { by: alice })).toEqual(mine);
    expect(await found({ requester: 'carol' }, { by: alice })).toEqual([]);
    expect(await found({ resource: web.resource.id }, { by: alice })).toEqual(['narrowed']);
    expect(await found({ kind: 'node' }, { by: zoe })).toEqual([]);
    const { next } = await listRequests(
      { ledger: rig.ledger, now: () => rig.clock.now },
      { user: zoe, session: sessionRecord(zoe) },
      { show: 'all', filter: { kind: 'node' }, cursor: null, limit: 1 },
    );
    expect(next).toBeNull();
  });
});

it('narrows each of the lists', async () => {
  expect(await found({ states: ['DENIED'] }, { by: alice, show: 'mine' })).toEqual(['iot']);
  const waiting = requestRecord(carol, iot, { id: randomUUID(), created: 60 });
  await rig.put({ type: 'request', request: waiting });
  expect(await found({}, { by: rita, show: 'to-review' })).toEqual([waiting.id]);
  expect(await found({ requester: 'carol' }, { by: rita, show: 'to-review' })).toEqual([
    waiting.id,
  ]);
  expect(await found({ requester: 'alice' }, { by: rita, show: 'to-review' })).toEqual([]);
});
