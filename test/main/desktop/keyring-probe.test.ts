import { describe, expect, it } from 'vitest';
import { dbusCommandLines, type DBusCall } from '#main/desktop/dbus-call';
import { probeKeyring, type StorageBackend } from '#main/desktop/keyring-probe';

/** Answers by the last part of the method, as one of the three tools prints it. */
const bus = (answers: Record<string, string | null>) => (call: DBusCall) =>
  Promise.resolve(answers[call.method.split('.').at(-1) ?? ''] ?? null);
const probe = (backend: StorageBackend, answers: Record<string, string | null>) =>
  probeKeyring(backend, bus(answers));

describe('the Secret Service', () => {
  const alias = "(objectpath '/org/freedesktop/secrets/collection/login',)";

  it.each([
    ['gdbus', alias, '(<false>,)', 'open'],
    ['gdbus', alias, '(<true>,)', 'locked'],
    ['busctl', 'o "/org/freedesktop/secrets/collection/login"', 'v b false', 'open'],
    [
      'dbus-send',
      '   /org/freedesktop/secrets/collection/login',
      '   variant       boolean true',
      'locked',
    ],
  ])('%s: %s then %s is %s', async (_tool, ReadAlias, Get, state) => {
    expect(await probe('gnome_libsecret', { ReadAlias, Get })).toBe(state);
  });

  it('counts as absent when nothing answers or there is no default collection', async () => {
    expect(await probe('gnome_libsecret', { ReadAlias: null })).toBe('absent');
    expect(await probe('gnome_libsecret', { ReadAlias: "(objectpath '/',)" })).toBe('absent');
  });

  it('counts as locked when it does not say', async () => {
    expect(await probe('gnome_libsecret', { ReadAlias: alias, Get: null })).toBe('locked');
    expect(await probe('gnome_libsecret', { ReadAlias: alias, Get: 'garbage' })).toBe('locked');
  });
});

describe('KWallet', () => {
  it.each([
    ["('kdewallet',)", '(true,)', 'open'],
    ['s "kdewallet"', 'b false', 'locked'],
    ['   kdewallet', '   boolean true', 'open'],
  ])('%s then %s is %s', async (networkWallet, isOpen, state) => {
    expect(await probe('kwallet6', { networkWallet, isOpen })).toBe(state);
  });

  it('is asked under the name of its version', async () => {
    const asked: string[] = [];
    await probeKeyring('kwallet5', async ({ service, path }) => {
      asked.push(`${service} ${path}`);
      return null;
    });
    expect(asked).toEqual(['org.kde.kwalletd5 /modules/kwalletd5']);
  });
});

it.each(['basic_text', 'unknown'] as const)('%s is no keychain', async (backend) => {
  expect(await probe(backend, {})).toBe('absent');
});

it('asks each tool in its own words', () => {
  const lines = dbusCommandLines({
    service: 'org.freedesktop.secrets',
    path: '/org/freedesktop/secrets',
    method: 'org.freedesktop.Secret.Service.ReadAlias',
    arguments: ['default'],
  });
  expect(lines.map(({ file, args }) => [file, ...args.slice(-2)])).toEqual([
    ['gdbus', 'org.freedesktop.Secret.Service.ReadAlias', '"default"'],
    ['busctl', 's', 'default'],
    ['dbus-send', 'org.freedesktop.Secret.Service.ReadAlias', 'string:default'],
  ]);
});
