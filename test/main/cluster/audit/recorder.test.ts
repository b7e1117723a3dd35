import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { calledFrom } from '#main/cluster/audit/origin';
import { createRecorder, type Note, type Recorder } from '#main/cluster/audit/recorder';
import { openLedgerRig, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
let recorder: Recorder;
const failures: unknown[] = [];
beforeEach(async () => {
  rig = await openLedgerRig();
  const onFailure = (error: unknown) => void failures.push(error);
  recorder = createRecorder({ ledger: rig.ledger, now: () => rig.clock.now, onFailure });
});
afterEach(async () => {
  vi.useRealTimers();
  await rig.close();
  expect(failures.splice(0)).toEqual([]);
});

function note(type: string, data: Record<string, unknown>, actor = 'alice'): Note {
  return { type, actor, address: '192.0.2.7', data };
}

async function recorded() {
  await recorder.flush();
  const events = await rig.repository.readAudit({ after: 0, limit: 500 });
  return events.map(({ type, actor, address, data }) => ({ type, actor, address, data }));
}

it('takes what somebody ends up looking at, and not what they typed on the way', async () => {
  for (const query of ['i', 'io', 'iot']) recorder.settle('s1', note('search', { query }), 1_000);
  recorder.settle('s2', note('search', { query: 'web' }, 'bob'), 1_000);
  const events = [note('search', { query: 'iot' }), note('search', { query: 'web' }, 'bob')];
  expect(await recorded()).toEqual(events);
  recorder.settle('s1', note('search', { query: 'iot' }), 1_000);
  expect(await recorded()).toEqual(events);
  rig.clock.now += 1_000;
  recorder.settle('s1', note('search', { query: 'iot' }), 1_000);
  expect(await recorded()).toHaveLength(3);
});

it('makes one event of a loop, and says how often it ran', async () => {
  for (let index = 0; index < 1_000; index++)
    recorder.count('same', note('refused', { code: 'x' }));
  recorder.count('other', note('refused', { code: 'y' }));
  expect(await recorded()).toEqual([
    note('refused', { code: 'x', times: 1_000 }),
    note('refused', { code: 'y' }),
  ]);
});

it('writes down so many a minute of one actor and type, and counts the others', async () => {
  for (let index = 0; index < 100; index++)
    recorder.count(String(index), note('refused', { index }));
  recorder.count('bob', note('refused', {}, 'bob'));
  recorder.count('other type', note('search', {}));
  expect((await recorded()).map(({ type, actor }) => `${type} ${actor}`).slice(58)).toEqual([
    'refused alice',
    'refused alice',
    'refused bob',
    'search alice',
  ]);
  rig.clock.now += 60_000;
  recorder.count('later', note('refused', {}));
  expect((await recorded()).at(-1)).toEqual(note('refused', { passedOver: 40 }));
});

it('writes by itself within two seconds, with the address that was told', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  calledFrom('203.0.113.1', () => recorder.count('a', note('refused', { code: 'x' })));
  await rig.ledger.settled();
  expect(rig.ledger.state.auditHead).toBeNull();
  vi.advanceTimersByTime(2_000);
  await rig.ledger.settled();
  expect(await recorded()).toEqual([note('refused', { code: 'x' })]);
});

it('writes what waits when it is closed', async () => {
  recorder.count('a', note('refused', { code: 'x' }));
  await recorder.close();
  expect(rig.ledger.state.auditHead?.sequence).toBe(1);
});

it('says when it could not write', async () => {
  await rig.ledger.settled();
  vi.spyOn(rig.repository, 'commit').mockRejectedValueOnce(new Error('the disk is full'));
  recorder.count('a', note('refused', { code: 'x' }));
  await recorder.flush();
  expect(failures.splice(0)).toEqual([expect.objectContaining({ message: 'the disk is full' })]);
});
