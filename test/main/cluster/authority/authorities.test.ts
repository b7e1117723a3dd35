import { randomBytes, X509Certificate } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import type { Authorities } from '#main/cluster/authority/authorities';
import {
  authoritiesExist,
  createAuthorities,
  loadAuthorities,
} from '#main/cluster/authority/open-authorities';
import {
  authorityNames,
  firstRing,
  formatAuthorityFile,
} from '#main/cluster/authority/authority-file';
import { createKeyWrapper, type KeyWrapper } from '#main/cluster/authority/key-wrapper';
import { newKey, now } from './fixtures';

let parent: string;
let folder: string;
const wrapper = createKeyWrapper(randomBytes(32));

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'daypass-authorities-'));
  folder = join(parent, 'authorities');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const create = (by: KeyWrapper | null) =>
  createAuthorities({ folder, clusterName: 'demo', wrapper: by, now });

/** What identifies the keys: the public half of every authority. */
function publicHalves(of: Authorities): string[] {
  return [of.user, of.node, of.host]
    .map((each) => each.publicKey.toString('base64'))
    .concat([of.tlsServer, of.tlsUser].map((each) => each.certificate.toString('base64')))
    .concat(of.audit.publicKey);
}

function errorOf(action: () => unknown): ExpectedError {
  try {
    action();
  } catch (error) {
    if (error instanceof ExpectedError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the authorities of a cluster', () => {
  it.each([
    ['with a keychain', wrapper],
    ['without one', null],
  ])('are the same after a restart, %s', async (_what, by) => {
    expect(authoritiesExist(folder)).toBe(false);
    const created = await create(by);
    expect(authoritiesExist(folder)).toBe(true);
    const loaded = loadAuthorities({ folder, wrapper: by });
    expect(publicHalves(loaded)).toEqual(publicHalves(created));
    expect(new Set(publicHalves(loaded)).size).toBe(authorityNames.length);
    expect(loaded.encrypted).toBe(by !== null);
    expect(loaded.user.trusted).toEqual([loaded.user.publicKey]);
    expect(loaded.tlsUser.trusted).toEqual([loaded.tlsUser.certificate]);
  });

  it('are in files and a folder that only their owner can read', async () => {
    await create(null);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual(authorityNames.map((name) => `${name}.json`).sort());
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('leave no private key readable on the disk when there is a keychain', async () => {
    const { user } = await create(wrapper);
    const seed = user.privateKey.export({ format: 'jwk' }).d as string;
    const stored = readFileSync(join(folder, 'user.json'), 'utf8');
    const { privateKey } = (JSON.parse(stored) as { keys: [{ privateKey: string }] }).keys[0];
    expect(Buffer.from(privateKey, 'base64').includes(Buffer.from(seed, 'base64url'))).toBe(false);
  });

  it('are encrypted once a keychain is there', async () => {
    const created = await create(null);
    expect(readFileSync(join(folder, 'node.json'), 'utf8')).toContain('"wrapped": false');
    const loaded = loadAuthorities({ folder, wrapper });
    expect(publicHalves(loaded)).toEqual(publicHalves(created));
    expect(readFileSync(join(folder, 'node.json'), 'utf8')).not.toContain('"wrapped": false');
    expect(errorOf(() => loadAuthorities({ folder, wrapper: null })).code).toBe('store_unusable');
  });

  it('are never replaced', async () => {
    const created = await create(wrapper);
    await expect(create(wrapper)).rejects.toMatchObject({ code: 'conflict' });
    expect(publicHalves(loadAuthorities({ folder, wrapper }))).toEqual(publicHalves(created));
  });

  it('do not count as made when their making was interrupted', async () => {
    mkdirSync(`${folder}.new`, { recursive: true });
    writeFileSync(join(`${folder}.new`, 'user.json'), 'half');
    expect(authoritiesExist(folder)).toBe(false);
    await create(wrapper);
    expect(existsSync(`${folder}.new`)).toBe(false);
  });

  it('may have two keys each while they rotate: the first signs, both are trusted', async () => {
    const { node, tlsUser } = await create(wrapper);
    const next = { privateKey: newKey().privateKey, certificate: null };
    const old = { privateKey: node.privateKey, certificate: null };
    const rotating = { state: 'switched', since: now, handovers: [] } as const;
    const ring = { ...rotating, keys: [next, old] as const };
    writeFileSync(join(folder, 'node.json'), formatAuthorityFile('node', ring, wrapper));
    const loaded = loadAuthorities({ folder, wrapper });
    expect(loaded.node.trusted).toHaveLength(2);
    expect(loaded.node.trusted[0]).toEqual(loaded.node.publicKey);
    expect(loaded.node.trusted[1]).toEqual(node.publicKey);
    expect(new X509Certificate(tlsUser.certificate).ca).toBe(true);
  });
});

describe('an authority file that cannot be used', () => {
  const damage: [string, (path: string) => void, string][] = [
    ['is missing', (path) => unlinkSync(path), 'missing'],
    ['is empty', (path) => writeFileSync(path, ''), 'damaged'],
    ['is cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 200)), 'damaged'],
    ['is newer', (path) => edit(path, '"v": 1', '"v": 2'), 'newer'],
    ['has an unknown field', (path) => edit(path, '"v": 1', '"v": 1, "w": 1'), 'newer'],
    ['is of another authority', (path) => edit(path, '"user"', '"node"'), 'another authority'],
    [
      'has a key changed',
      (path) => edit(path, /"privateKey": "..../, '"privateKey": "AbCd'),
      'does not open',
    ],
    ['has a public key changed', (path) => edit(path, /("publicKey": ".{24})./, '$1+'), ''],
  ];

  function edit(path: string, from: string | RegExp, to: string): void {
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  }

  it.each(damage)('is refused when it %s, and nothing is changed', async (_what, harm, words) => {
    await create(wrapper);
    const path = join(folder, 'user.json');
    harm(path);
    const before = existsSync(path) ? readFileSync(path) : null;
    const error = errorOf(() => loadAuthorities({ folder, wrapper }));
    expect(error.code).toBe('store_unusable');
    expect(error.message).toContain(path);
    expect(error.message).toContain(words);
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(before);
  });

  it('is refused with another master key', async () => {
    await create(wrapper);
    const other = createKeyWrapper(randomBytes(32));
    expect(errorOf(() => loadAuthorities({ folder, wrapper: other })).code).toBe('store_unusable');
  });

  it("is refused when it holds another authority's key under its own name", async () => {
    const { tlsUser } = await create(null);
    const key = { privateKey: tlsUser.privateKey, certificate: null };
    writeFileSync(join(folder, 'user.json'), formatAuthorityFile('user', firstRing(key), null));
    const error = errorOf(() => loadAuthorities({ folder, wrapper: null }));
    expect(error.message).toContain('of another kind');
  });

  it('is refused when a certificate belongs to another key', async () => {
    const { tlsUser, tlsServer } = await create(null);
    const key = { privateKey: tlsUser.privateKey, certificate: tlsServer.certificate };
    writeFileSync(
      join(folder, 'tls-user.json'),
      formatAuthorityFile('tls-user', firstRing(key), null),
    );
    const error = errorOf(() => loadAuthorities({ folder, wrapper: null }));
    expect(error.message).toContain('does not belong to its key');
  });
});
