import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareShellAccount } from '#main/nodes/account';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-account-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const homeOf = (homedir: string): string =>
  prepareShellAccount(['alice'], folder, { uid: 1_000, username: 'pat', homedir }).homeOf('alice');

describe('the home of an account that is not root', () => {
  it('is the one that the system lists', () => expect(homeOf(folder)).toBe(folder));

  it('is / when the listed one does not exist', () =>
    expect(homeOf(join(folder, 'missing'))).toBe('/'));

  it('is / when the listed one is no folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '', { mode: 0o755 });
    expect(homeOf(file)).toBe('/');
  });
});
