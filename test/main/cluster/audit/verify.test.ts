import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chainEvent } from '#main/cluster/audit/chain';
import { verifyAudit } from '#main/cluster/audit/verify';
import { openLedgerRig, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
  for (let index = 1; index <= 6; index++) {
    rig.clock.now = 1_000 * index;
    await rig.ledger.write(() => ({
      writes: [],
      audit: [{ type: 'test', actor: 'cluster', data: { index, nested: { b: [1], a: null } } }],
      result: undefined,
    }));
  }
});
afterEach(() => rig.close());

function tamper(sql: string): void {
  const database = new Database(rig.path);
  database.exec(sql);
  database.close();
}

function keptHead() {
  const { sequence = 0, hash = '' } = rig.ledger.state.auditHead ?? {};
  return { sequence, hash, at: 7_000 };
}

it('finds nothing wrong with a log that nobody touched', async () => {
  expect(await verifyAudit(rig.repository, [keptHead()])).toEqual({
    checked: 6,
    firstBad: null,
    next: null,
  });
});

it.each<[what: string, sql: string, bad: number, at: number | null, words: string]>([
  ['changed data', `UPDATE audit SET data = '{"index":3}' WHERE sequence = 3`, 3, 3_000, 'changed'],
  ['another time', 'UPDATE audit SET at = at + 1 WHERE sequence = 4', 4, 4_001, 'changed'],
  ['another actor', `UPDATE audit SET actor = 'x' WHERE sequence = 1`, 1, 1_000, 'changed'],
  ['another address', `UPDATE audit SET address = '::1' WHERE sequence = 2`, 2, 2_000, 'changed'],
  ['what is no event', `UPDATE audit SET at = -1 WHERE sequence = 5`, 5, null, 'cannot be read'],
  ['a removed event', 'DELETE FROM audit WHERE sequence = 2', 2, 3_000, 'is missing'],
  ['a removed beginning', 'DELETE FROM audit WHERE sequence = 1', 1, 2_000, 'is missing'],
  ['a cut-off end', 'DELETE FROM audit WHERE sequence > 4', 5, 7_000, 'the log ends before it'],
  ['an empty log', 'DELETE FROM audit', 1, 7_000, 'the log ends before it'],
  [
    'something before the beginning',
    `INSERT INTO audit SELECT -1, at, type, actor, data, previous, hash, address FROM audit WHERE sequence = 1`,
    -1,
    1_000,
    'before the first event',
  ],
  [
    'two that changed places',
    `UPDATE audit SET sequence = -2 WHERE sequence = 2;
     UPDATE audit SET sequence = 2 WHERE sequence = 3;
     UPDATE audit SET sequence = 3 WHERE sequence = -2`,
    2,
    3_000,
    'changed',
  ],
])('finds %s', async (_what, sql, sequence, at, words) => {
  tamper(sql);
  const { firstBad } = await verifyAudit(rig.repository, [keptHead()]);
  expect(firstBad).toEqual({ sequence, at, what: expect.stringContaining(words) });
});

it('names the event that was replaced, not the one after it', async () => {
  const [first = null, second] = await rig.repository.readAudit({ after: 0, limit: 2 });
  const forged = chainEvent({ type: 'forged', actor: 'cluster', data: {} }, 2_500, first);
  tamper(
    `UPDATE audit SET type = 'forged', data = '{}', at = 2500, hash = '${forged.hash}' WHERE sequence = 2`,
  );
  expect(second?.hash).not.toBe(forged.hash);
  const { firstBad } = await verifyAudit(rig.repository, []);
  expect(firstBad).toMatchObject({ sequence: 2, at: 2_500 });
});

it('finds an end that was written anew, by a head that was kept', async () => {
  const head = keptHead();
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
  expect(await verifyAudit(rig.repository, [])).toMatchObject({ firstBad: null });
  expect(await verifyAudit(rig.repository, [head])).toEqual({
    checked: 5,
    firstBad: { sequence: 6, at: 1, what: 'is not the one that was signed' },
    next: null,
  });
});
