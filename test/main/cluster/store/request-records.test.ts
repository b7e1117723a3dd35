import { randomUUID } from 'node:crypto';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createState } from '#main/cluster/store/memory-state';
import { migrations } from '#main/cluster/store/sqlite/migrations';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import {
  lockRecord,
  nodeRecord,
  openLedgerRig,
  requestRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
});
afterEach(() => rig.close());

const alice = userRecord('alice', { roles: ['requester'] });
const bob = userRecord('bob');
const iot = nodeRecord('iot');

const oldRequest = '0b9f3c1e-6a55-4d0e-9a58-2f3f0f6f1a11';

describe('a store of an earlier version', () => {
  it('is read, its nodes and users at version 1', async () => {
    const path = `${rig.path}.earlier`;
    const database = new Database(path);
    database.exec(migrations[0] ?? '');
    const { id, kind, name, labels } = iot.resource;
    database
      .prepare("INSERT INTO users VALUES (?, 'alice', '[]', '{}', 'lost a laptop', 1, NULL)")
      .run(alice.id);
    database
      .prepare("INSERT INTO resources VALUES (?, ?, ?, ?, '')")
      .run(id, kind, name, JSON.stringify(labels));
    database
      .prepare("INSERT INTO nodes VALUES (?, ?, '127.0.0.1', 22, ?, 0, NULL)")
      .run(id, iot.nodeId, JSON.stringify(iot.hostKeys));
    database
      .prepare(
        "INSERT INTO requests VALUES (?, ?, '[\"access\"]', ?, '', '[]', 'DENIED', 2, 3, 4, NULL, NULL, 'no', NULL)",
      )
      .run(oldRequest, alice.id, JSON.stringify([{ id, constraint: { type: 'by-role' } }]));
    database
      .prepare("INSERT INTO reviews VALUES (?, ?, 'deny', 'no', 3)")
      .run(oldRequest, alice.id);
    database.exec('PRAGMA user_version = 1');
    database.close();
    const repository = openSqliteRepository(path);
    const state = createState(await repository.load(1));
    expect(state.nodeNamed('iot')).toEqual(iot);
    expect(state.userNamed('alice')).toMatchObject({ description: '', source: '', version: 1 });
    expect(state.lockOn({ kind: 'user', target: alice.id })?.message).toBe('lost a laptop');
    expect(await repository.findRequest(oldRequest)).toMatchObject({
      startAt: null,
      asked: null,
      escalations: 0,
      reviews: [{ author: alice.id, rule: null, verdict: 'deny', terms: null }],
    });
    const nothing = { requester: null, reviewedBy: null, kind: null, from: null, until: null };
    const found = await repository.listRequests({
      ...{ requester: null, states: ['DENIED'], before: null, limit: 5 },
      narrowing: { ...nothing, resources: [iot.resource.id] },
    });
    expect(found.map((request) => request.id)).toEqual([oldRequest]);
    await repository.close();
  });
});

describe('what belongs to requests', () => {
  it('is read back: terms, comments, locks, presets and rules', async () => {
    const terms = {
      roles: ['access'],
      resources: [{ id: iot.resource.id, constraint: { type: 'by-role' as const } }],
      accessDuration: 60_000,
      startAt: 9_000,
    };
    const old = requestRecord(alice, iot, { asked: terms, startAt: 9_000 });
    const review = {
      request: old.id,
      author: null,
      rule: 'staging',
      verdict: 'approve' as const,
      message: '',
      at: 2,
      terms,
    };
    const comment = { id: randomUUID(), request: old.id, author: bob.id, text: 'Why?', at: 3 };
    const lock = lockRecord({ kind: 'resource', target: iot.resource.id }, 'moving');
    const content = { ...terms, reason: '', suggestedReviewers: ['bob'] };
    const { startAt: _startAt, ...saved } = content;
    const preset = {
      id: randomUUID(),
      owner: alice.id,
      name: 'staging debug',
      shared: true,
      content: saved,
      changed: 4,
    };
    const definition = {
      name: 'staging',
      description: '',
      condition: 'true',
      verdict: 'approve' as const,
      shifts: [{ timezone: 'UTC', weekday: 'Monday' as const, start: 0, end: 1_439 }],
    };
    const rule = { name: 'staging', definition, source: 'kind: x\n', version: 2 };
    const request = requestRecord(alice, iot, { extends: old.id, escalations: 2 });
    await rig.put(
      ...[alice, bob].map((user) => ({ type: 'user' as const, user })),
      { type: 'request', request: old },
      { type: 'review', review },
      { type: 'comment', comment },
      { type: 'request', request },
      { type: 'lock', lock },
      { type: 'preset', preset },
      { type: 'review-rule', rule },
    );
    const { state } = rig.ledger;
    const reloaded = createState(await rig.repository.load(1));
    for (const each of [state, reloaded]) {
      expect(each.lockOn(lock.on)).toEqual(lock);
      expect(each.lockOn({ kind: 'user', target: alice.id })).toBeNull();
      expect(each.presets.get(preset.id)).toEqual(preset);
      expect(each.reviewRules.get('staging')).toEqual(rule);
      expect(each.openRequests.get(request.id)).toEqual(request);
    }
    const told = { ...old, reviews: [review], comments: [comment] };
    expect(reloaded.openRequests.get(old.id)).toEqual(told);
    await rig.put(
      { type: 'lock-deleted', id: lock.id },
      { type: 'preset-deleted', id: preset.id },
      { type: 'review-rule-deleted', name: 'staging' },
    );
    const gone = createState(await rig.repository.load(1));
    for (const each of [state, gone])
      expect([each.locks.size, each.presets.size, each.reviewRules.size]).toEqual([0, 0, 0]);
  });
});
