import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyWrapper } from '#main/cluster/authority/key-wrapper';
import { startCluster, type ClusterOptions } from '#main/cluster/start';
import { approve, ask, startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';

let folder: string;
const undo: (() => Promise<void> | void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-start-'));
});
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
  rmSync(folder, { recursive: true, force: true });
});

const free = { api: 0, proxy: 0 };
function start(options: Partial<ClusterOptions>) {
  return startCluster({
    dataDir: folder,
    create: null,
    wrapper: null,
    preferred: free,
    ...options,
  });
}

async function rigged(options: Partial<ClusterOptions> = {}): Promise<ClusterRig> {
  const rig = await startClusterRig(options);
  undo.push(() => rig.close());
  return rig;
}

describe('a restart', () => {
  it('keeps the addresses, the pin, the demo passwords, who is signed in and what they assumed', async () => {
    const rig = await rigged();
    const alice = await rig.signedIn('alice');
    const bob = await rig.signedIn('bob');
    const id = await ask(alice, { iot: ['alice'] });
    await approve(bob, id);
    await alice.assume(id);
    const before = rig.cluster.info;
    await rig.restart();
    expect(rig.cluster.info).toEqual(before);
    expect((await alice.call('status.get', {})).activeRequests).toEqual([id]);
    const through = await rig.ssh(alice, 'alice@iot');
    expect(through.stdout.toString()).toMatch(/^through/);
  });

  it('says that a remembered port is taken, and takes another when asked to', async () => {
    const rig = await rigged();
    const { apiAddress } = rig.cluster.info;
    await rig.cluster.close();
    const squatter = createServer();
    undo.push(() => void squatter.close());
    const port = Number(apiAddress.split(':')[1]);
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    await expect(rig.restart()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`Port ${port} is in use by another program`),
    });
    await rig.restart({ otherPorts: true });
    const moved = rig.cluster.info.apiAddress;
    expect(moved).not.toBe(apiAddress);
    await rig.restart();
    expect(rig.cluster.info.apiAddress).toBe(moved);
  });

  it('encrypts the keys once there is a keychain, and then needs it', async () => {
    const rig = await rigged();
    expect(rig.cluster.info.warnings.join(' ')).toContain('unencrypted');
    const wrapper = createKeyWrapper(Buffer.alloc(32, 7));
    await rig.restart({ wrapper });
    expect(rig.cluster.info.warnings.join(' ')).not.toContain('unencrypted');
    const passwords = readFileSync(join(rig.dataDir, 'demo-passwords.json'), 'utf8');
    expect(JSON.parse(passwords)).toMatchObject({ v: 1, wrapped: true });
    await expect(rig.restart()).rejects.toMatchObject({ code: 'store_unusable' });
    await rig.restart({ wrapper });
  });
});

describe('a data folder', () => {
  it('is for its owner alone', async () => {
    const rig = await rigged();
    expect(statSync(rig.dataDir).mode & 0o777).toBe(0o700);
    for (const file of ['cluster.db', 'demo-passwords.json', 'proxy-host-key.json'])
      expect(statSync(join(rig.dataDir, file)).mode & 0o777).toBe(0o600);
  });

  it('without a cluster is left alone', async () => {
    await expect(start({})).rejects.toMatchObject({ code: 'not_found' });
    rmSync(folder, { recursive: true });
    await expect(start({})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is not shared by two processes', async () => {
    const rig = await rigged();
    await expect(start({ dataDir: rig.dataDir })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('already running'),
    });
  });

  it('with one cluster does not become another one', async () => {
    const rig = await rigged();
    await rig.cluster.close();
    const create = { type: 'own', name: 'home', user: 'carol', password: 'long enough' } as const;
    await expect(start({ dataDir: rig.dataDir, create })).rejects.toMatchObject({
      code: 'conflict',
    });
    await rig.restart();
  });

  it.each([
    ['name', { name: 'a/b' }],
    ['user', { user: 'Carol Smith' }],
    ['password', { password: 'short' }],
  ])('is not touched while the %s of a new cluster is wrong', async (field, wrong) => {
    const own = { type: 'own', name: 'home', user: 'carol', password: 'long enough' } as const;
    const dataDir = join(folder, 'new');
    await expect(start({ dataDir, create: { ...own, ...wrong } })).rejects.toMatchObject({
      code: 'invalid_input',
      field,
    });
    expect(() => statSync(dataDir)).toThrow('ENOENT');
  });

  it('with a damaged store is reported and left as it is', async () => {
    const path = join(folder, 'cluster.db');
    const garbage = 'this is no database '.repeat(500);
    writeFileSync(path, garbage);
    await expect(start({ create: { type: 'demo' } })).rejects.toMatchObject({
      code: 'store_unusable',
      message: expect.stringContaining('Nothing was changed'),
    });
    expect(readFileSync(path, 'utf8')).toBe(garbage);
  });

  it('with a store of a newer Daypass is reported and left as it is', async () => {
    const path = join(folder, 'cluster.db');
    const database = new Database(path);
    database.exec('CREATE TABLE future (a); PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(path);
    await expect(start({ create: { type: 'demo' } })).rejects.toMatchObject({
      code: 'store_unusable',
      message: expect.stringContaining('newer Daypass'),
    });
    expect(readFileSync(path)).toEqual(before);
  });
});

it('makes a cluster of one’s own, whose first user may do everything but use machines', async () => {
  const create = { type: 'own', name: 'home', user: 'carol', password: 'long enough' } as const;
  const rig = await rigged({ create });
  expect(rig.cluster.info).toMatchObject({ name: 'home', demo: false, demoUsers: [] });
  const carol = await rig.nobody();
  const { status } = await carol.signIn('carol', 'long enough');
  expect(status).toMatchObject({
    cluster: 'home',
    roles: ['auditor', 'editor', 'requester', 'reviewer'],
    can: {
      request: true,
      review: true,
      administer: true,
      audit: true,
      lock: true,
      settings: true,
      recordings: true,
    },
  });
  expect(await carol.call('nodes.list', {})).toEqual({ nodes: [] });
});
