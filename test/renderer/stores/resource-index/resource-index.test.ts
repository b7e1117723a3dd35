import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import { err, ok, type Result } from '#shared/lib/result';
import type { ResourceRow } from '#shared/model/search';
import {
  createResourceIndex,
  type Pace,
} from '../../../../src/renderer/stores/resource-index/resource-index';
import { createFakeBridge } from '../../../helpers/fake-bridge';
import { alice, aliceProfile, bob, bobProfile, aView } from '../../../helpers/window-builders';
import { aRow } from './rows';

type Input = ApiInput<'resources.search'>;
const unreachable: ApiError = {
  ...{ code: 'unreachable', message: 'The cluster does not answer.', field: null, details: [] },
};

/** A cluster whose rows the test changes, and a clock that it moves. */
function setUp(rows: ResourceRow[], pageOf = 200) {
  const asked: Input[] = [];
  let failing = false;
  const tasks: { task: () => void; at: number }[] = [];
  let now = 1_000;
  const rests: (() => void)[] = [];
  let holds = false;
  const pace: Pace = {
    now: () => now,
    rest: () => (holds ? new Promise((resolve) => rests.push(resolve)) : Promise.resolve()),
    later(task, ms) {
      const entry = { task, at: now + ms };
      tasks.push(entry);
      return () => void tasks.splice(tasks.indexOf(entry), 1);
    },
  };
  const answer = (input: Input): Result<ApiOutput<'resources.search'>, ApiError> => {
    asked.push(input);
    if (failing) return err(unreachable);
    const names = [...(input.predicate ?? '').matchAll(/name == "([^"]*)"/g)].map(
      ([, name]) => name,
    );
    const found = input.predicate
      ? rows.filter(({ resource }) => names.includes(resource.name))
      : rows;
    const start = Number(input.cursor ?? 0);
    const next = start + pageOf < found.length ? String(start + pageOf) : null;
    return ok({
      rows: found.slice(start, start + pageOf),
      next,
      total: found.length,
      emptyReason: '',
    });
  };
  const bridge = createFakeBridge({ api: { 'resources.search': answer } });
  const index = createResourceIndex(
    bridge,
    pace,
    createStore(() => ({})),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    index,
    asked,
    state: (id = aliceProfile) => index.store.getState()[id],
    names: (id = aliceProfile) => {
      const table = index.store.getState()[id]?.table;
      return Array.from({ length: table?.count ?? 0 }, (_, row) => table?.name(row));
    },
    fail: (on: boolean) => (failing = on),
    hold: () => (holds = true),
    async release() {
      holds = false;
      for (const each of rests.splice(0)) each();
      await settle();
    },
    /** Lets time pass, and does what is due by then. */
    async pass(ms: number) {
      now += ms;
      for (const due of tasks.filter(({ at }) => at <= now)) {
        tasks.splice(tasks.indexOf(due), 1);
        due.task();
      }
      await settle();
    },
  };
}

const some = (count: number) =>
  Array.from({ length: count }, (_, at) => aRow(`web-${String(at).padStart(3, '0')}`));

describe('filling the index', () => {
  it('reads all pages as what the caller may see, and says when', async () => {
    const rig = setUp(some(5), 2);
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    expect(rig.names()).toEqual(['web-000', 'web-001', 'web-002', 'web-003', 'web-004']);
    expect(rig.state()).toMatchObject({
      complete: true,
      stale: false,
      filling: false,
      asOf: 2_000,
    });
    expect(rig.asked.map(({ cursor }) => cursor)).toEqual([null, '2', '4']);
    for (const input of rig.asked) expect(input).toMatchObject({ show: 'all', forIndex: true });
  });

  it('finds what has come while the rest is on its way, and answers no list yet', async () => {
    const rig = setUp(some(5), 2);
    rig.hold();
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    expect(rig.state()).toMatchObject({ complete: false, filling: true, total: 5 });
    expect(rig.names()).toEqual(['web-000', 'web-001']);
    const listing = { query: '', show: 'all', kinds: [], labels: {} } as const;
    expect(rig.index.list(aliceProfile, listing, 10)).toBeNull();
    await rig.release();
    expect(rig.index.list(aliceProfile, listing, 3)).toMatchObject({ total: 5 });
  });

  it('says why it could not, keeps what it had, and tries again', async () => {
    const rig = setUp(some(1));
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    rig.fail(true);
    rig.index.outdate(aliceProfile);
    await rig.pass(1_000);
    expect(rig.state()).toMatchObject({ complete: true, stale: true, error: unreachable });
    expect(rig.names()).toEqual(['web-000']);
    rig.fail(false);
    await rig.pass(15_000);
    expect(rig.state()).toMatchObject({ stale: false, error: null });
  });

  it('keeps one for each profile, and forgets it once its user signed out', async () => {
    const rig = setUp(some(1));
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    rig.index.use(bobProfile);
    await rig.pass(1_000);
    rig.index.use(null);
    rig.index.keep([aliceProfile, bobProfile]);
    expect(rig.names(bobProfile)).toEqual(['web-000']);
    rig.index.keep([aliceProfile]);
    expect(rig.state(bobProfile)).toBeUndefined();
    expect(rig.names()).toEqual(['web-000']);
  });

  it('lets nothing of a profile come in after its user signed out', async () => {
    const rig = setUp(some(5), 2);
    rig.hold();
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    rig.index.use(null);
    rig.index.keep([]);
    await rig.release();
    expect(rig.state()).toBeUndefined();
  });
});

describe('keeping it fresh', () => {
  const resources = (revision: number) => ({ type: 'resources', revision, at: 0 }) as const;

  it('reads again after a change, once for several, and shows the old ones until then', async () => {
    const rows = some(3);
    const rig = setUp(rows, 2);
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    rows.push(aRow('web-999'));
    for (const revision of [1, 2, 3]) rig.index.apply(aliceProfile, resources(revision), alice.id);
    expect(rig.state()?.stale).toBe(true);
    rig.hold();
    await rig.pass(1_000);
    expect(rig.names()).toHaveLength(3);
    await rig.release();
    expect(rig.names()).toHaveLength(4);
    expect(rig.asked.filter(({ cursor }) => cursor === null)).toHaveLength(2);
  });

  it('does not read again for an event that it has seen, or that says nothing of resources', async () => {
    const rig = setUp(some(1));
    rig.index.use(aliceProfile);
    rig.index.apply(aliceProfile, { type: 'hello', revision: 7, at: 0 }, alice.id);
    await rig.pass(1_000);
    rig.index.apply(aliceProfile, { type: 'hello', revision: 7, at: 0 }, alice.id);
    rig.index.apply(aliceProfile, { type: 'authorities', revision: 8, at: 0 }, alice.id);
    expect(rig.state()?.stale).toBe(false);
  });

  it('asks about the resources of one’s own request alone', async () => {
    const rows = some(3);
    const rig = setUp(rows);
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    const [row] = rows;
    if (!row) throw new Error('There is no row');
    rows[0] = { ...row, state: 'pending', requests: [aView(1).request.id] };
    const plain = aView(1);
    const view = {
      ...plain,
      request: {
        ...plain.request,
        requester: alice,
        resources: [{ id: row.resource.id, constraint: { type: 'by-role' as const } }],
      },
      resources: [row.resource],
    };
    const event = {
      type: 'request',
      revision: 9,
      at: 0,
      change: 'created',
      by: null,
      view,
    } as const;
    rig.index.apply(aliceProfile, event, bob.id);
    await rig.pass(1_000);
    expect(rig.state()?.table.alike(0).state).toBe('requestable');
    rig.index.apply(aliceProfile, { ...event, revision: 10 }, alice.id);
    await rig.pass(0);
    expect(rig.state()?.table.alike(0).state).toBe('pending');
    expect(rig.asked.at(-1)?.predicate).toBe('name == "web-000"');
    expect(rig.state()?.stale).toBe(false);
  });

  it('takes up no more than a part of the time with reading', async () => {
    const rig = setUp(some(3), 2);
    rig.hold();
    rig.index.use(aliceProfile);
    await rig.pass(1_000);
    await rig.pass(4_000);
    await rig.release();
    const before = rig.asked.length;
    rig.index.apply(aliceProfile, resources(1), alice.id);
    await rig.pass(30_000);
    expect(rig.asked).toHaveLength(before);
    await rig.pass(10_000);
    expect(rig.asked.length).toBeGreaterThan(before);
  });
});
