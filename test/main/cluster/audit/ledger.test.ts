import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '#main/cluster/audit/ledger';
import { verifyAudit } from '#main/cluster/audit/verify';
import { createState } from '#main/cluster/store/memory-state';
import type { Batch, Write } from '#main/cluster/store/repository';
import {
  createFaults,
  faultyRepository,
  type Faults,
} from '../../../helpers/cluster/faulty-repository';
import { openLedgerRig, userRecord, type LedgerRig } from '../../../helpers/cluster/ledger-rig';
import { allRandomNames, randomStart, randomWrite } from '../../../helpers/cluster/random-writes';
import { pictureOf } from '../../../helpers/cluster/state-picture';

let rig: LedgerRig;
let faults: Faults;
beforeEach(async () => {
  faults = createFaults();
  rig = await openLedgerRig((repository) => faultyRepository(repository, faults));
});
afterEach(() => rig.close());

/** What is found wrong in the log, held against its own end. */
async function firstBad() {
  const { auditHead } = rig.ledger.state;
  const kept = auditHead ? [{ ...auditHead, at: null }] : [];
  return (await verifyAudit(rig.repository, kept)).firstBad;
}

const full = new Error('The disk is full');

function planned(type: string, writes: readonly Write[] = []): Plan<string> {
  return {
    writes,
    audit: [{ type, actor: 'cluster', data: {} }],
    changes: [{ type: 'roles', request: null, change: null, by: null }],
    result: type,
  };
}

const put = (name: string) => () => planned(name, [{ type: 'user', user: userRecord(name) }]);

async function loaded() {
  return createState(await rig.repository.load(rig.clock.now));
}

describe('plans that wait together', () => {
  it('become durable in one go, each with the earlier ones before its eyes', async () => {
    const seen: number[] = [];
    const told: Batch[] = [];
    rig.ledger.onWritten((batch) => {
      told.push(batch);
      // What a listener looks at is what was written so far, and nothing that comes later.
      expect(rig.ledger.state.users.size).toBe(told.length);
    });
    const writes = ['a', 'b', 'c'].map((name) =>
      rig.ledger.write((state) => {
        seen.push(state.users.size);
        return put(name)();
      }),
    );
    expect(await Promise.all(writes)).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual([0, 1, 2]);
    expect(faults.asked).toHaveLength(1);
    expect(told).toEqual(faults.asked[0]);
    expect(told.map(({ audit }) => audit[0]?.sequence)).toEqual([1, 2, 3]);
    expect(told.map(({ changes }) => changes[0]?.revision)).toEqual([1, 2, 3]);
    expect(await firstBad()).toBeNull();
    expect(pictureOf(await loaded())).toEqual(pictureOf(rig.ledger.state));
  });

  it('are seen by nobody before they are durable', async () => {
    const { state } = rig.ledger;
    faults.delay = () => sleep(20);
    const writes = Promise.all(['a', 'b', 'c'].map((name) => rig.ledger.write(put(name))));
    while (faults.asked.length === 0) await sleep(1);
    expect([state.users.size, state.revision, state.auditHead]).toEqual([0, 0, null]);
    expect(state.userNamed('a')).toBeNull();
    await writes;
    expect(state.users.size).toBe(3);
  });

  it('do not mind one that throws, which changes nothing', async () => {
    const refusal = new Error('Not like this');
    const writes = [
      put('a'),
      () => {
        throw refusal;
      },
      put('b'),
    ];
    const settled = await Promise.allSettled(writes.map((plan) => rig.ledger.write(plan)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: refusal });
    expect(faults.asked.flat()).toHaveLength(2);
    expect(pictureOf(await loaded(), ['a', 'b'])).toEqual(pictureOf(rig.ledger.state, ['a', 'b']));
  });

  it('do not mind one that the store does not take', async () => {
    const writes = [put('a'), put('a'), put('b')];
    const settled = await Promise.allSettled(writes.map((plan) => rig.ledger.write(plan)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { code: 'store_unusable' } });
    expect(rig.ledger.state.users.size).toBe(2);
    expect(pictureOf(await loaded(), ['a', 'b'])).toEqual(pictureOf(rig.ledger.state, ['a', 'b']));
  });

  it('are more than become durable at once, and none is left behind', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `user-${index}`);
    expect(await Promise.all(names.map((name) => rig.ledger.write(put(name))))).toEqual(names);
    expect(faults.asked.length).toBeGreaterThan(1);
    expect((await loaded()).users.size).toBe(200);
  });

  it('answer nothing that rests on what did not become durable', async () => {
    let refused = 1;
    faults.refuses = () => (refused-- > 0 ? full : null);
    // The first group is refused as a whole; then the first plan by itself.
    const first = rig.ledger.write(() => {
      if (refused === 0) throw full;
      return put('a')();
    });
    const second = rig.ledger.write((state) => ({
      writes: [],
      audit: [],
      result: state.userNamed('a')?.name ?? 'nobody',
    }));
    await expect(first).rejects.toBe(full);
    expect(await second).toBe('nobody');
  });
});

describe('a store that refuses', () => {
  it('leaves the memory as it was, and work goes on once it takes writes again', async () => {
    await rig.put(...randomStart);
    const before = pictureOf(rig.ledger.state, ['a', 'b']);
    faults.refuses = () => full;
    const told: Batch[] = [];
    rig.ledger.onWritten((batch) => told.push(batch));
    const settled = await Promise.allSettled(['a', 'b'].map((name) => rig.ledger.write(put(name))));
    expect(settled.every((each) => each.status === 'rejected' && each.reason === full)).toBe(true);
    expect(pictureOf(rig.ledger.state, ['a', 'b'])).toEqual(before);
    expect(told).toEqual([]);
    faults.refuses = () => null;
    expect(await rig.ledger.write(put('a'))).toBe('a');
    expect(told).toHaveLength(1);
    expect(pictureOf(await loaded(), ['a', 'b'])).toEqual(pictureOf(rig.ledger.state, ['a', 'b']));
    expect(await firstBad()).toBeNull();
  });

  it('leaves memory and store the same whatever was written and refused, in whatever order', async () => {
    const steps = fc.array(
      fc.record({ writes: fc.array(randomWrite, { maxLength: 4 }), refused: fc.boolean() }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const own = createFaults();
        const each = await openLedgerRig((repository) => faultyRepository(repository, own));
        await each.put(...randomStart);
        own.refuses = (batches) =>
          batches.some(({ audit }) => audit[0]?.type === 'refused') ? full : null;
        const writes = all.map(({ writes: wanted, refused }) =>
          each.ledger.write(() => planned(refused ? 'refused' : 'written', wanted)),
        );
        const settled = await Promise.allSettled(writes);
        all.forEach(({ refused }, index) => {
          if (refused) expect(settled[index]?.status).toBe('rejected');
        });
        const stored = createState(await each.repository.load(each.clock.now));
        expect(pictureOf(each.ledger.state, allRandomNames)).toEqual(
          pictureOf(stored, allRandomNames),
        );
        await each.close();
      }),
      { numRuns: 40 },
    );
  });
});
