import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { masterKeyFor, type Wrapper } from '#main/desktop/keychain';
import type { KeyringState } from '#main/desktop/keyring-probe';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-keychain-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Turns bytes around; touched while not open, it fails as a locked keyring would hang. */
function keychain(state: KeyringState): Wrapper {
  const guard = () => {
    if (state !== 'open') throw new Error('touched while not open');
  };
  return {
    state: async () => state,
    wrap: (text) => {
      guard();
      return Buffer.from(Buffer.from(text).toReversed());
    },
    unwrap: (wrapped) => {
      guard();
      return Buffer.from(wrapped.toReversed()).toString();
    },
  };
}
const file = () => join(folder, 'master-key.json');

describe('with an open keychain', () => {
  it('makes 32 random bytes, stores them wrapped and for this account alone, and opens them again', async () => {
    const key = await masterKeyFor(folder, keychain('open'));
    expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readFile(file(), 'utf8')).not.toContain(key ?? '');
    expect(await masterKeyFor(folder, keychain('open'))).toBe(key);
  });

  it('makes the folder too, and a new key when writing one was cut off', async () => {
    const inner = join(folder, 'clusters', 'demo');
    expect(await masterKeyFor(inner, keychain('open'))).not.toBeNull();
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
    await writeFile(`${file()}.new`, '{"v":1,"wr');
    await rm(join(folder, 'clusters'), { recursive: true });
    expect(await masterKeyFor(folder, keychain('open'))).not.toBeNull();
  });

  it('leaves a cluster that was created without one as it is', async () => {
    await writeFile(join(folder, 'cluster.db'), '');
    expect(await masterKeyFor(folder, keychain('open'))).toBeNull();
    expect(await readdir(folder)).toEqual(['cluster.db']);
  });
});

describe.each(['locked', 'absent'] as const)('with a keychain that is %s', (state) => {
  it('creates without a key, and touches nothing', async () => {
    expect(await masterKeyFor(folder, keychain(state))).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses to open a key that was wrapped before, and loses nothing', async () => {
    await masterKeyFor(folder, keychain('open'));
    const before = await readFile(file());
    await expect(masterKeyFor(folder, keychain(state))).rejects.toMatchObject({
      code: 'store_unusable',
      message: expect.stringContaining('Nothing was lost'),
    });
    expect(await readFile(file())).toEqual(before);
  });
});

it.each([
  ['not JSON', '{'],
  ['of a newer form', '{"v":2,"wrapped":"AAAA"}'],
  ['not a key', '{"v":1,"wrapped":"AAAA"}'],
])('refuses a stored key that is %s', async (_what, text) => {
  await writeFile(file(), text);
  await expect(masterKeyFor(folder, keychain('open'))).rejects.toMatchObject({
    code: 'store_unusable',
  });
});
