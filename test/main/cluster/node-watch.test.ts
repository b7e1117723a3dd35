import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#shared/lib/result';
import { createNodeWatch, type NodeWatch } from '#main/cluster/node-watch';
import type { NodeRecord } from '#main/cluster/store/records';
import { nodeRecord, openLedgerRig, type LedgerRig } from '../../helpers/cluster/ledger-rig';

const iot: NodeRecord = { ...nodeRecord('iot'), builtIn: false };
const vault: NodeRecord = { ...nodeRecord('vault'), builtIn: false };
const own: NodeRecord = { ...nodeRecord('own'), builtIn: true };

let rig: LedgerRig;
let watch: NodeWatch;
let answers: Map<string, Result<number>>;
let probed: string[];

beforeEach(async () => {
  vi.useFakeTimers({
    now: 1_000_000,
    toFake: ['setInterval', 'clearInterval', 'Date'],
  });
  rig = await openLedgerRig();
  await rig.put(...[iot, vault, own].map((node) => ({ type: 'node' as const, node })));
  answers = new Map<string, Result<number>>([
    ['iot', ok(3.4)],
    ['vault', err('the connection was refused')],
  ]);
  probed = [];
  watch = createNodeWatch({
    ledger: rig.ledger,
    now: Date.now,
    random: () => 0.5,
    probe: ({ resource: { name } }) => {
      probed.push(name);
      return Promise.resolve(answers.get(name) ?? err('unexpected'));
    },
    onBug: (error) => expect.fail(String(error)),
  });
});
afterEach(async () => {
  await watch.close();
  await rig.close();
  vi.useRealTimers();
});

const events = async (): Promise<string[]> => {
  await rig.ledger.settled();
  const records = await rig.repository.listAudit({ before: null, limit: 50 });
  return records
    .filter(({ type }) => type === 'node.up' || type === 'node.down')
    .map(({ type, data }) => `${type} ${String(data['name'])}`)
    .toReversed();
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the watch over nodes', () => {
  it('looks at enrolled ones, and says what it saw; what the cluster serves itself is not watched', async () => {
    expect(watch.healthOf(iot.resource.id)).toEqual({ state: 'unknown' });
    watch.start();
    await pass(0);
    expect(watch.healthOf(iot.resource.id)).toEqual({
      ...{ state: 'up', since: 1_000_000, lastSeen: 1_000_000, latencyMs: 3 },
    });
    expect(watch.healthOf(vault.resource.id)).toEqual({
      ...{ state: 'down', since: 1_000_000, lastSeen: null, reason: 'the connection was refused' },
    });
    expect(watch.healthOf(own.resource.id)).toBeNull();
    expect(watch.healthOf('/other/node/x')).toBeNull();
    expect(probed).toEqual(['iot', 'vault']);
    await pass(29_000);
    expect(probed).toHaveLength(2);
    await pass(2_000);
    expect(probed).toHaveLength(4);
  });

  it('doubts the first failure, then says since when it is down, and when it came back', async () => {
    watch.start();
    await pass(0);
    answers.set('iot', err('there is no route to it'));
    await pass(31_000);
    expect(watch.healthOf(iot.resource.id)).toMatchObject({ state: 'up' });
    await pass(4_000);
    expect(watch.healthOf(iot.resource.id)).toMatchObject({
      ...{ state: 'down', lastSeen: 1_000_000, reason: 'there is no route to it' },
    });
    answers.set('iot', ok(1));
    await pass(32_000);
    expect(watch.healthOf(iot.resource.id)).toMatchObject({ state: 'up', latencyMs: 1 });
    expect(await events()).toEqual(['node.down vault', 'node.down iot', 'node.up iot']);
  });

  it('makes nothing of one answer lost', async () => {
    watch.start();
    await pass(0);
    answers.set('iot', err('it did not answer in time'));
    await pass(31_000);
    answers.set('iot', ok(2));
    await pass(40_000);
    expect(watch.healthOf(iot.resource.id)).toMatchObject({ state: 'up', since: 1_000_000 });
    expect(await events()).toEqual(['node.down vault']);
  });

  it('tells windows to look again', async () => {
    watch.start();
    await pass(2_000);
    await rig.ledger.settled();
    const changes = await rig.repository.changesSince(0, 100);
    expect(changes?.at(-1)).toMatchObject({ type: 'resources' });
  });

  it('looks less often where there are more nodes than it can look at', async () => {
    const many = Array.from({ length: 6_000 }, (_, index) => ({
      type: 'node' as const,
      node: { ...nodeRecord(`n-${index}`), builtIn: false },
    }));
    await rig.put(...many);
    watch.start();
    await pass(60_000);
    expect(probed.length).toBeLessThanOrEqual(61 * 32);
  });
});
