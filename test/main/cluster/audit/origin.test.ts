import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { calledFrom } from '#main/cluster/audit/origin';
import { openLedgerRig, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
});
afterEach(() => rig.close());

const plan =
  (type: string, more: { address?: string } = {}) =>
  () => ({
    writes: [],
    audit: [{ type, actor: 'cluster', data: {}, ...more }],
    result: undefined,
  });

async function addresses() {
  const events = await rig.repository.readAudit({ after: 0, limit: 50 });
  return events.map(({ type, address }) => [type, address] as const);
}

it('knows of each change which call it was made on, also when they wait for each other', async () => {
  await Promise.all([
    calledFrom('192.0.2.1', () => rig.ledger.write(plan('one'))),
    rig.ledger.write(plan('by itself')),
    calledFrom('192.0.2.2', async () => {
      await sleep(1);
      await rig.ledger.write(plan('two'));
    }),
    calledFrom('192.0.2.3', () => rig.ledger.write(plan('told', { address: '::1' }))),
  ]);
  expect(Object.fromEntries(await addresses())).toEqual({
    'by itself': null,
    one: '192.0.2.1',
    told: '::1',
    two: '192.0.2.2',
  });
});

it('does not take what a change sets off later for a part of the call', async () => {
  let later: Promise<void> | undefined;
  rig.ledger.onWritten(() => {
    later ??= sleep(1).then(() => rig.ledger.write(plan('set off')));
  });
  await calledFrom('192.0.2.1', () => rig.ledger.write(plan('one')));
  await later;
  expect(await addresses()).toEqual([
    ['one', '192.0.2.1'],
    ['set off', null],
  ]);
});
