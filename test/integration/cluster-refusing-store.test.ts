import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiError } from '#shared/api/errors';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { plainRequest } from '../helpers/plain-request';
import { approve, ask, startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';

let rig: ClusterRig;
let told: ApiError[] = [];
const cleanups: (() => void)[] = [];
afterEach(async () => {
  await rig.close();
  for (const clean of cleanups.splice(0).toReversed()) clean();
  told = [];
});

/** Requests in each state that something can be done to, and those who do it. */
async function scene(dataDir?: string) {
  rig = await startClusterRig({
    ...(dataDir === undefined ? {} : { dataDir }),
    onFailed: (error) => told.push(error),
  });
  // The first start after the creation writes something of its own.
  await rig.restart();
  const [alice, bob, dana] = await Promise.all(['alice', 'bob', 'dana'].map(rig.signedIn));
  if (!alice || !bob || !dana) throw new Error('Nobody signed in');
  const waiting = await ask(alice, { iot: ['alice'] }, 'waits');
  const usable = await ask(alice, { iot: ['alice'] }, 'is used');
  const ending = await ask(alice, { iot: ['alice'] }, 'ends');
  await approve(bob, usable);
  await approve(bob, ending);
  const { rows } = await alice.call('requests.list', { show: 'mine', cursor: null, limit: 1 });
  const resources = rows[0]?.request.resources ?? [];
  const { publicKeys } = alice.keys;
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    create: () => alice.call('requests.create', { ...plainRequest, resources, reason: 'one more' }),
    review: () => approve(bob, waiting),
    assume: () => alice.call('certificates.issue', { publicKeys, assume: [usable] }),
    revoke: () => bob.call('requests.revoke', { id: ending, reason: 'over' }),
  };
  return { alice, dana, works };
}

/** All that the API says about requests, and what alice holds; the log has to be in order. */
async function pictureOf(alice: ApiCaller, dana: ApiCaller) {
  const list = await dana.call('requests.list', { show: 'all', cursor: null, limit: 200 });
  const { generation, activeRequests } = await alice.call('status.get', {});
  const { firstBad } = await dana.call('audit.verify', { heads: [], from: null });
  expect(firstBad).toBeNull();
  return { rows: list.rows.map(({ request }) => request), generation, activeRequests };
}

type Works = Awaited<ReturnType<typeof scene>>['works'];

async function outcomesOf(works: Works): Promise<Record<string, string>> {
  const entries = Object.entries(works).map(async ([name, work]) => {
    const outcome = await work().then(
      () => 'done',
      (error: unknown) => String((error as { code?: unknown }).code),
    );
    return [name, outcome] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const all = (outcome: string) => ({
  create: outcome,
  review: outcome,
  assume: outcome,
  revoke: outcome,
});

/** What is refused changes nothing, in memory as on the disk; afterwards all of it works. */
async function refusesAndGoesOn(
  { alice, dana, works }: Awaited<ReturnType<typeof scene>>,
  breakIt: () => () => void,
): Promise<void> {
  const before = await pictureOf(alice, dana);
  const mend = breakIt();
  expect(await outcomesOf(works)).toEqual(all('store_unusable'));
  expect(told.length).toBeGreaterThan(0);
  mend();
  expect(await pictureOf(alice, dana)).toEqual(before);
  await rig.restart();
  expect(await pictureOf(alice, dana)).toEqual(before);
  expect(await outcomesOf(works)).toEqual(all('done'));
  const after = await pictureOf(alice, dana);
  await rig.restart();
  expect(await pictureOf(alice, dana)).toEqual(after);
}

const databasePath = () => join(rig.dataDir, 'cluster.db');

/** Makes a statement fail that a transaction contains, after others of it went well. */
function failAt(table: string): () => void {
  const database = new Database(databasePath());
  for (const [at, event] of ['INSERT', 'UPDATE'].entries())
    database.exec(
      `CREATE TRIGGER broken_${at} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    );
  return () => {
    for (const at of [0, 1]) database.exec(`DROP TRIGGER broken_${at}`);
    database.close();
  };
}

describe('a store that cannot be written', () => {
  it('refuses when every transaction ends in an error, and goes on when none does', async () => {
    await refusesAndGoesOn(await scene(), () => failAt('audit'));
  });

  it.each([
    ['requests', { ...all('store_unusable'), assume: 'done' }],
    ['reviews', { ...all('done'), review: 'store_unusable' }],
    ['sessions', { ...all('done'), assume: 'store_unusable' }],
    ['changes', { ...all('store_unusable'), assume: 'done' }],
  ])(
    'refuses what a failure at the table %s is part of, and nothing else',
    async (table, expected) => {
      const { alice, dana, works } = await scene();
      const mend = failAt(table);
      const outcomes = await outcomesOf(works);
      mend();
      expect(outcomes).toEqual(expected);
      const after = await pictureOf(alice, dana);
      await rig.restart();
      expect(await pictureOf(alice, dana)).toEqual(after);
      const left = Object.entries(works).filter(([name]) => outcomes[name] !== 'done');
      expect(new Set(Object.values(await outcomesOf(Object.fromEntries(left))))).toEqual(
        new Set(['done']),
      );
    },
  );

  it('refuses while something else keeps the database to itself', async () => {
    await refusesAndGoesOn(await scene(), () => {
      const database = new Database(databasePath());
      database.exec('BEGIN IMMEDIATE');
      return () => {
        database.exec('ROLLBACK');
        database.close();
      };
    });
  });
});

/** A disk of a few megabytes; `null` where none can be had, as by anybody but root. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=0700', 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  cleanups.push(() => {
    // The database's files may stay open until the engine collects its statements.
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)('a full disk', () => {
  it('makes the cluster refuse, and once there is room it goes on', async ({ skip }) => {
    const disk = smallDisk();
    if (disk === null) return skip('No disk can be mounted here');
    const dataDir = join(disk, 'cluster');
    const made = await scene(dataDir);
    const ballast = join(disk, 'ballast');
    const fill = () => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
      return () => rmSync(ballast);
    };
    await refusesAndGoesOn(made, fill);
    const { alice, dana } = made;
    const before = await pictureOf(alice, dana);
    const makeRoom = fill();
    // A cluster also stops in order when its last words do not fit any more.
    await rig.cluster.close();
    makeRoom();
    await rig.restart();
    expect(await pictureOf(alice, dana)).toEqual(before);
  });
});
