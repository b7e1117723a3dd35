import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainRequest } from '#main/cluster/access/explain-request';
import { findRequest } from '#main/cluster/access/find-request';
import { recentRequests } from '#main/cluster/access/recent-requests';
import { createViewer } from '#main/cluster/access/viewer';
import type { UserRecord } from '#main/cluster/store/records';
import {
  logins,
  openRequestRig,
  role,
  type RequestRig,
} from '../../../helpers/cluster/request-rig';

const roles = [
  role('web', '{ allow: { node_labels: { name: iot }, logins: [alice] } }'),
  role('water', '{ allow: { node_labels: { name: pump }, logins: [alice] } }'),
  role('asks', '{ allow: { request: { search_as_roles: [web, water] } } }'),
  role('decides', '{ allow: { review_requests: { roles: [web], preview_as_roles: [web] } } }'),
  role('decides-all', `{ allow: { review_requests: { roles: ['*'], preview_as_roles: [web] } } }`),
].join('');

let rig: RequestRig;
let alice: UserRecord;
let bob: UserRecord;
let dora: UserRecord;
beforeEach(async () => {
  rig = await openRequestRig(roles);
  for (const node of Object.values(rig.nodes))
    await rig.put({
      type: 'node',
      node: { ...node, resource: { ...node.resource, labels: { name: node.resource.name } } },
    });
  alice = await rig.person('alice', ['asks']);
  bob = await rig.person('bob', ['decides']);
  dora = await rig.person('dora', ['decides-all']);
});
afterEach(() => rig.close());

async function askFor(name: 'iot' | 'pump', reason = 'because') {
  rig.clock.now += 1_000;
  const { id } = rig.nodes[name].resource;
  return rig.ask(alice, { resources: [{ id, constraint: logins('alice') }], reason });
}
async function recent(viewer: UserRecord, id: string) {
  const record = await findRequest(rig.ledger, id);
  if (!record) return expect.fail('it is gone');
  const parts = { ledger: rig.ledger, now: () => rig.clock.now };
  return (await recentRequests(parts, createViewer(rig.ledger.state, viewer), record)).rows;
}

describe('what somebody asked for lately', () => {
  it('is told newest first, without the request itself and those of others', async () => {
    const first = await askFor('iot', 'one');
    const second = await askFor('iot', 'two');
    await rig.ask(await rig.person('eve', ['asks']), {
      resources: [{ id: rig.nodes.iot.resource.id, constraint: logins('alice') }],
    });
    await rig.deny(bob, first.id);
    const third = await askFor('iot');
    expect(await recent(bob, third.id)).toEqual([
      {
        ...{ id: second.id, created: second.created, state: 'PENDING', roles: ['web'] },
        resources: [{ id: rig.nodes.iot.resource.id, name: 'iot' }],
        reason: 'two',
      },
      expect.objectContaining({ id: first.id, state: 'DENIED', reason: 'one' }),
    ]);
  });

  it('leaves out what the reviewer may not see, and the names of machines', async () => {
    const water = await askFor('pump');
    const { id } = await askFor('iot');
    expect(await recent(bob, id)).toEqual([]);
    const resources = [{ id: rig.nodes.pump.resource.id, name: null }];
    expect(await recent(dora, id)).toMatchObject([{ id: water.id, resources }]);
  });

  it('is told with the state that the clock gives it, and ten at most', async () => {
    for (let count = 0; count < 12; count++) await askFor('iot', `${count}`);
    const { id } = await askFor('iot');
    rig.clock.now += 3_590_000;
    const rows = await recent(bob, id);
    expect(rows.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${11 - index}`),
    );
    expect(rows.map(({ state }) => state)).toContain('EXPIRED');
    expect(rows[0]?.state).toBe('PENDING');
  });
});

describe('what a reviewer is told of a request', () => {
  it('is what its roles contain for the requester, also of one that is gone', async () => {
    const asked = await rig.ask(alice, {
      resources: Object.values(rig.nodes).map(({ resource: { id } }) => ({
        id,
        constraint: logins('alice'),
      })),
    });
    await rig.put({ type: 'role-deleted', name: 'water' });
    const record = await findRequest(rig.ledger, asked.id);
    const explained =
      record && explainRequest(createViewer(rig.ledger.state, dora), record, rig.clock.now);
    expect(explained?.roles).toEqual([
      { name: 'water', contains: ['There is no such role any more'] },
      { name: 'web', contains: [expect.stringContaining('name = iot as alice') as string] },
    ]);
    expect(explained?.narrowed).toEqual([]);
    expect(explained?.grants.map(({ resource }) => resource)).toEqual([rig.nodes.iot.resource.id]);
  });
});
