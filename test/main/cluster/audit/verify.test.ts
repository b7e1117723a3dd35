import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAudit } from '#main/cluster/audit/verify';
import { openLedgerRig, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
  for (let index = 1; index <= 6; index++)
    await rig.ledger.write(() => ({
      writes: [],
      audit: [{ type: 'test', actor: 'cluster', data: { index, nested: { b: [1], a: null } } }],
      result: undefined,
    }));
});
afterEach(() => rig.close());

function tamper(sql: string): void {
  const database = new Database(rig.path);
  database.exec(sql);
  database.close();
}

function verify() {
  return verifyAudit(rig.repository, rig.ledger.state.auditHead);
}

it('finds nothing wrong with a log that nobody touched', async () => {
  expect(await verify()).toEqual({ verified: true, fault: '' });
});

it.each([
  [
    'changed data',
    `UPDATE audit SET data = '{"index":3}' WHERE sequence = 3`,
    'event 3 was changed',
  ],
  ['another time', 'UPDATE audit SET at = at + 1 WHERE sequence = 4', 'event 4 was changed'],
  ['another actor', `UPDATE audit SET actor = 'x' WHERE sequence = 1`, 'event 1 was changed'],
  ['a removed event', 'DELETE FROM audit WHERE sequence = 2', 'event 2 is missing'],
  ['a removed beginning', 'DELETE FROM audit WHERE sequence = 1', 'event 1 is missing'],
  ['a cut-off end', 'DELETE FROM audit WHERE sequence > 4', 'event 6 is no longer'],
  ['an empty log', 'DELETE FROM audit', 'event 6 is no longer'],
  [
    'two that changed places',
    `UPDATE audit SET sequence = -2 WHERE sequence = 2;
     UPDATE audit SET sequence = 2 WHERE sequence = 3;
     UPDATE audit SET sequence = 3 WHERE sequence = -2`,
    'event 2 does not follow',
  ],
])('finds %s', async (_what, sql, fault) => {
  tamper(sql);
  expect(await verify()).toEqual({ verified: false, fault: expect.stringContaining(fault) });
});

it('finds an end that was written anew', async () => {
  const head = rig.ledger.state.auditHead;
  tamper('DELETE FROM audit WHERE sequence = 6');
  const { createLedger } = await import('#main/cluster/audit/ledger');
  const other = await createLedger({
    repository: rig.repository,
    now: () => 1,
    onBug: () => undefined,
  });
  await other.write(() => ({
    writes: [],
    audit: [{ type: 'forged', actor: 'cluster', data: {} }],
    result: undefined,
  }));
  expect(await verifyAudit(rig.repository, other.state.auditHead)).toMatchObject({
    verified: true,
  });
  expect(await verifyAudit(rig.repository, head)).toMatchObject({ verified: false });
});
