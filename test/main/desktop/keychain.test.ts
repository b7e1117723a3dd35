import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMasterKey, openMasterKey, type Wrapper } from '#main/desktop/keychain';
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
    const made = await createMasterKey(folder, keychain('open'));
    expect(Buffer.from(made.key ?? '', 'base64')).toHaveLength(32);
    expect(made.warning).toBeNull();
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readFile(file(), 'utf8')).not.toContain(made.key ?? '');
    expect(await openMasterKey(folder, keychain('open'))).toEqual(made);
  });

  it('keeps a key that is already there when a first start was cut short', async () => {
    const made = await createMasterKey(folder, keychain('open'));
    expect(await createMasterKey(folder, keychain('open'))).toEqual(made);
  });
});

describe.each(['locked', 'absent'] as const)('with a keychain that is %s', (state) => {
  it('creates without a key, says so, and touches nothing', async () => {
    const made = await createMasterKey(folder, keychain(state));
    expect(made.key).toBeNull();
    expect(made.warning).toContain(state === 'locked' ? 'locked' : 'no keychain');
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses to open a key that was wrapped before, and loses nothing', async () => {
    await createMasterKey(folder, keychain('open'));
    const before = await readFile(file());
    await expect(openMasterKey(folder, keychain(state))).rejects.toMatchObject({
      code: 'store_unusable',
      message: expect.stringContaining('Nothing was lost'),
    });
    expect(await readFile(file())).toEqual(before);
  });
});

it('starts a cluster that was created without a keychain the same way once there is one', async () => {
  expect((await openMasterKey(folder, keychain('open'))).key).toBeNull();
});

it.each([
  ['not JSON', '{'],
  ['of a newer form', '{"v":2,"wrapped":"AAAA"}'],
  ['not a key', '{"v":1,"wrapped":"AAAA"}'],
])('refuses a stored key that is %s', async (_what, text) => {
  await writeFile(file(), text);
  await expect(openMasterKey(folder, keychain('open'))).rejects.toMatchObject({
    code: 'store_unusable',
  });
});
