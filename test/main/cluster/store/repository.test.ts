import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainEvent } from '#main/cluster/audit/chain';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import {
  nodeRecord,
  openLedgerRig,
  presetRoles,
  requestRecord,
  sessionRecord,
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

describe('what is written', () => {
  it('is read back the same after the store was closed and opened again', async () => {
    const request = requestRecord(alice, iot);
    const closed = requestRecord(alice, iot, { state: 'DENIED', created: 2_000 });
    const review = {
      request: closed.id,
      author: bob.id,
      verdict: 'deny' as const,
      message: 'no',
      at: 3,
    };
    const session = sessionRecord(alice, { assumed: [request.id] });
    const roles = presetRoles();
    await rig.put(
      { type: 'user', user: alice },
      { type: 'user', user: bob },
      ...roles.map((role) => ({ type: 'role' as const, role })),
      { type: 'node', node: iot },
      { type: 'session', session },
      { type: 'session', session: sessionRecord(alice, { ended: 5 }) },
      { type: 'session', session: sessionRecord(alice, { expires: 1 }) },
      { type: 'request', request },
      { type: 'request', request: closed },
      { type: 'review', review },
      { type: 'setting', key: 'ports', value: { api: 1 } },
    );
    await rig.repository.close();
    const repository = openSqliteRepository(rig.path);
    const snapshot = await repository.load(rig.clock.now);
    expect(snapshot.users).toEqual(expect.arrayContaining([alice, bob]));
    expect(snapshot.roles).toEqual(roles);
    expect(snapshot.nodes).toEqual([iot]);
    expect(snapshot.sessions).toEqual([session]);
    expect(snapshot.openRequests).toEqual([request]);
    expect(snapshot.settings.get('ports')).toEqual({ api: 1 });
    expect(snapshot.auditHead?.sequence).toBe(1);
    expect(await repository.findRequest(closed.id)).toEqual({ ...closed, reviews: [review] });
    const page = { requester: alice.id, states: ['PENDING', 'DENIED'] as const, before: null };
    expect((await repository.listRequests({ ...page, limit: 1 })).map(({ id }) => id)).toEqual([
      closed.id,
    ]);
    await repository.close();
  });

  it('is all of a batch or nothing of it', async () => {
    const orphan = requestRecord(userRecord('gone'), iot);
    await expect(
      rig.put({ type: 'user', user: alice }, { type: 'request', request: orphan }),
    ).rejects.toMatchObject({ code: 'store_unusable' });
    expect(rig.ledger.state.users.size).toBe(0);
    const snapshot = await rig.repository.load(rig.clock.now);
    expect(snapshot).toMatchObject({ users: [], auditHead: null });
    await rig.put({ type: 'user', user: alice });
    expect(rig.ledger.state.userNamed('alice')).toEqual(alice);
  });

  it('needs an audit event, and one that nobody else has written', async () => {
    const { repository } = rig;
    await expect(repository.commit({ writes: [], audit: [], changes: [] })).rejects.toThrow(
      'could not be read or written',
    );
    const event = chainEvent({ type: 'a', actor: 'cluster', data: {} }, 1, null);
    await repository.commit({ writes: [], audit: [event], changes: [] });
    await expect(
      repository.commit({ writes: [{ type: 'user', user: alice }], audit: [event], changes: [] }),
    ).rejects.toMatchObject({ code: 'store_unusable' });
    expect((await repository.load(1)).users).toEqual([]);
  });

  it('gives a name free when its user is deleted, and never the id', async () => {
    const again = userRecord('alice');
    await rig.put({ type: 'user', user: alice });
    await expect(rig.put({ type: 'user', user: again })).rejects.toThrow(
      'could not be read or written',
    );
    await rig.put({ type: 'user', user: { ...alice, deleted: 7 } });
    expect(rig.ledger.state.userNamed('alice')).toBeNull();
    await rig.put({ type: 'user', user: again });
    expect(rig.ledger.state.userNamed('alice')?.id).toBe(again.id);
  });

  it('takes one review a person', async () => {
    const request = requestRecord(alice, iot);
    const review = {
      request: request.id,
      author: bob.id,
      verdict: 'approve' as const,
      message: '',
      at: 1,
    };
    await rig.put(
      { type: 'user', user: alice },
      { type: 'user', user: bob },
      { type: 'request', request },
      { type: 'review', review },
    );
    await expect(rig.put({ type: 'review', review })).rejects.toThrow(
      'could not be read or written',
    );
  });
});

describe('the change log', () => {
  it('says when it does not reach back far enough', async () => {
    const { repository, ledger } = rig;
    for (let index = 0; index < 3; index++)
      await ledger.write(() => ({
        writes: [],
        audit: [{ type: 'a', actor: 'cluster', data: {} }],
        changes: [{ type: 'roles', request: null, change: null, by: null }],
        result: undefined,
      }));
    expect((await repository.changesSince(1, 10))?.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(await repository.changesSince(3, 10)).toEqual([]);
    expect(await repository.changesSince(4, 10)).toBeNull();
    const database = new Database(rig.path);
    database.exec('DELETE FROM changes WHERE revision < 3');
    database.close();
    expect(await repository.changesSince(1, 10)).toBeNull();
    expect(await repository.changesSince(2, 10)).toHaveLength(1);
  });
});

describe('a file that cannot be used', () => {
  it('is found damaged anywhere, and not changed', async () => {
    const users = Array.from({ length: 400 }, (_, index) => userRecord(`user-${index}`));
    await rig.put(...users.map((user) => ({ type: 'user' as const, user })));
    await rig.repository.close();
    const bytes = readFileSync(rig.path);
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 8_192);
    writeFileSync(rig.path, bytes);
    expect(() => openSqliteRepository(rig.path)).toThrow(
      expect.objectContaining({ code: 'store_unusable' }) as Error,
    );
    expect(readFileSync(rig.path)).toEqual(bytes);
  });

  it('is found to be somebody else’s', async () => {
    await rig.repository.close();
    const path = `${rig.path}.other`;
    const database = new Database(path);
    database.exec('CREATE TABLE theirs (a)');
    database.close();
    expect(() => openSqliteRepository(path)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('not one of Daypass') }) as Error,
    );
  });
});
