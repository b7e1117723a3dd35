import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepHead } from '#main/client/audit/kept-head';
import { chainEvent } from '#main/cluster/audit/chain';
import { exportAudit } from '#main/desktop/audit-export';
import type { ApiOutput } from '#shared/api/contract';
import type { AuditFilter, AuditRecord, ProvenHead } from '#shared/model/audit';
import { verifyExport } from '../../scripts/audit/verify-export.mjs';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { approve, ask, startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';
import { uuid } from '../helpers/window-builders';

let rig: ClusterRig;
let dana: ApiCaller;
beforeEach(async () => {
  rig = await startClusterRig();
  dana = await rig.signedIn('dana');
});
afterEach(() => rig.close());

type Events = ApiOutput<'audit.list'>['events'];
const everything = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };

async function listed(filter: AuditFilter = {}): Promise<Events> {
  return (await dana.call('audit.list', { filter, before: null, limit: 500 })).events;
}

/** Once something that is written a little later is there. */
async function soon(filter: AuditFilter, isThere: (events: Events) => boolean): Promise<Events> {
  await expect.poll(async () => isThere(await listed(filter)), { timeout: 10_000 }).toBe(true);
  return listed(filter);
}

/** Changes the store beneath the cluster, as whoever hosts it can. */
function tamper<T>(change: (database: Database.Database) => T): T {
  const database = new Database(join(rig.dataDir, 'cluster.db'));
  try {
    return change(database);
  } finally {
    database.close();
  }
}

describe('the audit log', () => {
  it('says of everything who did it, why, and from where', async () => {
    const [alice, bob] = [await rig.signedIn('alice'), await rig.signedIn('bob')];
    const id = await ask(alice, { iot: ['alice'] }, 'INC-7');
    await approve(bob, id);
    await alice.assume(id);
    await rig.ssh(alice, 'alice@iot');
    await rig.ssh(alice, 'root@iot');
    const events = await soon({}, (all) => all.some(({ type }) => type === 'session.end'));
    for (const { type, actor, address } of events)
      expect([type, address]).toEqual([type, actor === 'cluster' ? null : '127.0.0.1']);
    const of = (filter: AuditFilter) => listed(filter).then((all) => all.map(({ type }) => type));
    expect(await of({ request: id })).toEqual([
      'access_request.approved',
      'access_request.created',
    ]);
    expect(await of({ category: 'sessions' })).toEqual([
      'session.refused',
      'session.end',
      'session.exec',
      'session.start',
    ]);
    expect(await of({ resource: 'iot', actor: 'alice', category: 'requests' })).toEqual([
      'access_request.created',
    ]);
    const [made] = await listed({ words: 'inc-7' });
    expect(made).toMatchObject({ who: 'alice', why: 'INC-7', type: 'access_request.created' });
    expect(made?.details).toContainEqual({
      type: 'text',
      name: 'resources',
      text: expect.stringContaining('iot ('),
    });
  });

  it('has what people searched for, once they came to rest, and each refusal, but no loop', async () => {
    const alice = await rig.signedIn('alice');
    for (const query of ['i', 'io', 'iot'])
      await alice.call('resources.search', { ...everything, query, show: 'all' });
    const refused = { code: 'not_allowed' };
    for (let index = 0; index < 40; index++)
      await expect(alice.call('nodes.list', {})).rejects.toMatchObject(refused);
    await expect(alice.call('requests.get', { id: uuid(1) })).rejects.toMatchObject({
      code: 'not_found',
    });
    const searches = await soon(
      { category: 'searches', actor: 'alice' },
      ({ length }) => length > 0,
    );
    expect(searches.map(({ data }) => data)).toEqual([{ show: 'all', query: 'iot', found: 1 }]);
    // The last of them may come to rest after the searches.
    const refusals = await soon(
      { category: 'refusals', actor: 'alice' },
      (found) => found.reduce((sum, { data }) => sum + Number(data['times'] ?? 1), 0) === 41,
    );
    const times = refusals.map(({ data }) => [data['procedure'], Number(data['times'] ?? 1)]);
    expect(times).toContainEqual(['requests.get', 1]);
    expect(refusals.find(({ data }) => data['procedure'] === 'requests.get')).toMatchObject({
      data: { code: 'not_found', request: uuid(1) },
    });
    const loop = times.filter(([procedure]) => procedure === 'nodes.list');
    expect(loop.length).toBeLessThan(10);
    expect(loop.reduce((sum, [, each]) => sum + Number(each), 0)).toBe(40);
  });

  it('writes what waits when the cluster stops', async () => {
    const alice = await rig.signedIn('alice');
    await alice.call('resources.search', { ...everything, query: 'last words', show: 'all' });
    await rig.restart();
    const [search] = await listed({ category: 'searches', words: 'last' });
    expect(search).toMatchObject({ who: 'alice', address: '127.0.0.1' });
  });

  it('is for auditors, who are on record too; its end is for whoever is signed in', async () => {
    const alice = await rig.signedIn('alice');
    const page = { before: null, limit: 5 };
    const refused = { code: 'not_allowed' };
    await expect(alice.call('audit.list', page)).rejects.toMatchObject(refused);
    await expect(alice.call('audit.export', { after: 0, limit: 5 })).rejects.toMatchObject(refused);
    await expect(alice.call('audit.verify', { heads: [], from: null })).rejects.toMatchObject(
      refused,
    );
    expect(await alice.call('audit.head', {})).toMatchObject({ head: { v: 1 } });
    const nobody = await rig.nobody();
    await expect(nobody.call('audit.head', {})).rejects.toMatchObject({ code: 'not_signed_in' });
    const reads = await soon(
      { category: 'audit', words: 'audit.read' },
      ({ length }) => length > 0,
    );
    expect(reads).toEqual([expect.objectContaining({ who: 'dana', address: '127.0.0.1' })]);
  });

  it('holds no password', async () => {
    const secrets = rig.cluster.info.demoUsers.map(({ password }) => password);
    const alice = await rig.signedIn('alice');
    await expect(alice.signIn('bob', secrets[0] ?? '')).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    const { records } = await dana.call('audit.export', { after: 0, limit: 2_000 });
    expect(records.length).toBeGreaterThan(10);
    for (const secret of secrets) expect(JSON.stringify(records)).not.toContain(secret);
  });
});

describe('checking the audit log', () => {
  const verify = (...heads: ProvenHead[]) =>
    dana.call('audit.verify', { heads: heads.map(({ head }) => head), from: null });

  it('finds nothing wrong with a log that nobody touched', async () => {
    const kept = await dana.call('audit.head', {});
    const { firstBad, checked, next, ...end } = await verify(kept);
    expect([firstBad, next]).toEqual([null, null]);
    expect(checked).toBeGreaterThanOrEqual(kept.head.sequence);
    expect(keepHead(kept, end, kept.head.cluster).ok).toBe(true);
  });

  it('names what was changed beneath the running cluster, and what was cut off', async () => {
    const kept = await dana.call('audit.head', {});
    tamper((database) => database.exec(`UPDATE audit SET actor = 'x' WHERE sequence = 4`));
    expect((await verify()).firstBad).toMatchObject({
      sequence: 4,
      at: expect.any(Number),
      what: expect.stringContaining('changed'),
    });
    tamper((database) => database.exec('DELETE FROM audit WHERE sequence >= 3'));
    expect((await verify(kept)).firstBad).toMatchObject({ sequence: 3 });
  });

  it('finds a log that was written anew while the cluster was stopped, by an end that was kept', async () => {
    const kept = await dana.call('audit.head', {});
    await rig.cluster.close();
    tamper(rewrite);
    await rig.restart();
    expect((await verify()).firstBad).toBeNull();
    expect((await verify(kept)).firstBad).toMatchObject({ sequence: kept.head.sequence });
  });

  it('takes no end that it did not sign', async () => {
    const { head } = await dana.call('audit.head', {});
    const forged = { ...head, hash: 'a'.repeat(64) };
    await expect(
      dana.call('audit.verify', { heads: [head, forged], from: null }),
    ).rejects.toMatchObject({ code: 'invalid_input', field: 'heads.1' });
  });

  it('tells who follows the events where the log ends', async () => {
    const events = await dana.events();
    const told = await events.find(({ type }) => type === 'audit-head');
    events.close();
    if (told.type !== 'audit-head') return expect.fail();
    const { head, publicKey } = told;
    expect(keepHead(null, { head, publicKey }, head.cluster)).toMatchObject({ ok: true });
  });

  it('exports what can be checked without the cluster', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'daypass-audit-'));
    const save = (name: string) =>
      exportAudit({
        client: { call: (input) => dana.call(input.name, input.input) },
        profileId: uuid(1),
        path: join(folder, name),
        filter: null,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
    try {
      const kept = await dana.call('audit.head', {});
      await save('before.jsonl');
      const good = { complete: true, bad: null, trouble: '' };
      expect(await verifyExport(join(folder, 'before.jsonl'), kept)).toMatchObject(good);
      await rig.cluster.close();
      tamper(rewrite);
      await rig.restart();
      await save('after.jsonl');
      expect(await verifyExport(join(folder, 'after.jsonl'), null)).toMatchObject(good);
      const found = await verifyExport(join(folder, 'after.jsonl'), kept);
      expect(found.bad).toMatchObject({ sequence: kept.head.sequence });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the key that signs the log', () => {
  const file = () => join(rig.dataDir, 'authorities', 'audit.json');

  it('comes to a cluster that was made before there was one, and stays', async () => {
    await rig.cluster.close();
    rmSync(file());
    tamper((database) => database.exec(`DELETE FROM settings WHERE key = 'auditKey'`));
    await rig.restart();
    const { publicKey } = await dana.call('audit.head', {});
    const [newest] = await listed({ words: 'audit.key' });
    expect(newest?.data).toEqual({ publicKey });
    await rig.restart();
    expect(await dana.call('audit.head', {})).toMatchObject({ publicKey });
  });

  it('is not replaced by another when it is lost', async () => {
    await rig.cluster.close();
    rmSync(file());
    await expect(rig.restart()).rejects.toMatchObject({ code: 'store_unusable' });
  });
});

/** Changes the second event, and chains everything after it anew. */
function rewrite(database: Database.Database): void {
  const rows = database.prepare('SELECT * FROM audit ORDER BY sequence').all() as (Omit<
    AuditRecord,
    'data'
  > & { data: string })[];
  let last: AuditRecord | null = null;
  for (const { data, ...row } of rows) {
    const record = { ...row, data: JSON.parse(data) as Record<string, unknown> };
    last =
      record.sequence === 1
        ? record
        : chainEvent({ ...record, ...(record.sequence === 2 && { type: 'forged' }) }, row.at, last);
    database
      .prepare('UPDATE audit SET type = ?, previous = ?, hash = ? WHERE sequence = ?')
      .run(last.type, last.previous, last.hash, last.sequence);
  }
}
