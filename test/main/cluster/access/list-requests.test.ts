import { afterEach, beforeEach, expect, it } from 'vitest';
import { listRequests } from '#main/cluster/access/list-requests';
import {
  nodeRecord,
  openLedgerRig,
  requestRecord,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
const alice = userRecord('alice');
const carol = userRecord('carol');
const iot = nodeRecord('iot');
const mine = [10, 30].map((created) => requestRecord(alice, iot, { created }));
const hers = [5, 20, 40].map((created) => requestRecord(carol, iot, { created }));

beforeEach(async () => {
  rig = await openLedgerRig();
  const requests = [...mine, ...hers];
  await rig.put(
    { type: 'user', user: alice },
    { type: 'user', user: carol },
    ...requests.map((request) => ({ type: 'request' as const, request })),
  );
});
afterEach(() => rig.close());

function list(limit: number, cursor: string | null) {
  return listRequests(
    { ledger: rig.ledger, now: () => rig.clock.now },
    { user: alice, session: sessionRecord(alice) },
    { show: 'all', cursor, limit },
  );
}

it('tells nothing of requests that the caller may not see, by a further page either', async () => {
  const first = await list(1, null);
  expect(first.rows.map(({ request }) => request.created)).toEqual([30]);
  const second = await list(1, first.next);
  expect(second.rows.map(({ request }) => request.created)).toEqual([10]);
  expect(second.next).toBeNull();
  expect(await list(2, null)).toMatchObject({ next: null });
});

it('lists what the caller made and what they reviewed before, in one order, page by page', async () => {
  const reviewed = hers.filter(({ created }) => created !== 20);
  await rig.put(
    ...reviewed.map(({ id }) => ({
      type: 'review' as const,
      review: {
        ...{ request: id, author: alice.id, rule: null, verdict: 'deny' as const },
        ...{ message: '', at: 50, terms: null },
      },
    })),
  );
  const created: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(1, cursor);
    created.push(...page.rows.map(({ request }) => request.created));
    cursor = page.next;
  } while (cursor !== null);
  expect(created).toEqual([40, 30, 10, 5]);
});
