import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPreferences } from '#main/desktop/preferences';
import { preferencesTable, readPreferences } from '#main/desktop/preferences-table';
import { chained, signedHead } from '../../helpers/audit-log';
import { uuid } from '../../helpers/window-builders';

// The same store without Electron's folder, which it gets here from the test.
vi.mock('electron-store', () => ({
  default: class extends Conf {
    constructor({ name, ...options }: { name: string; cwd: string }) {
      super({ ...options, configName: name, projectName: 'daypass' });
    }
  },
}));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-preferences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'preferences.json');
const failed = vi.fn<(error: unknown) => void>();
const open = () => openPreferences(folder, () => 42, failed);

describe('openPreferences', () => {
  it('starts with the initial values, and with no file', () => {
    const preferences = open();
    expect(preferences.get('startsAtLogin')).toBe(false);
    expect(preferences.problem).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('finds again what was stored', async () => {
    const first = open();
    first.set('startsAtLogin', true);
    await first.settled();
    first.set('hostedCluster', { folder: 'demo', name: 'example.com', demo: true });
    const preferences = open();
    expect(preferences.get('startsAtLogin')).toBe(true);
    expect(preferences.get('hostedCluster')?.name).toBe('example.com');
  });

  it.each(['{"theme":', '', '[]', 'null', '"x"'])(
    'keeps an unreadable file aside: %s',
    async (text) => {
      writeFileSync(file(), text);
      const preferences = open();
      expect(preferences.problem).toContain('preferences.unreadable-42.json');
      preferences.set('startsAtLogin', true);
      await preferences.settled();
      expect(readFileSync(join(folder, 'preferences.unreadable-42.json'), 'utf8')).toBe(text);
      expect(open().get('startsAtLogin')).toBe(true);
    },
  );

  it('keeps what fits of a file with one bad part, and the whole file aside', () => {
    const stored = JSON.stringify({ quietUntil: 'pink', activeProfile: uuid(1) });
    writeFileSync(file(), stored);
    const preferences = open();
    expect(preferences.get('quietUntil')).toBeNull();
    expect(preferences.get('activeProfile')).toBe(uuid(1));
    expect(preferences.problem).toContain('quietUntil');
    expect(readFileSync(join(folder, 'preferences.unreadable-42.json'), 'utf8')).toBe(stored);
  });

  it('tells of a change that cannot be written, and goes on', async () => {
    const preferences = open();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    preferences.set('startsAtLogin', true);
    await preferences.settled();
    expect(failed).toHaveBeenCalledOnce();
    expect(preferences.get('startsAtLogin')).toBe(true);
  });

  it('leaves what a newer version stored where it is', async () => {
    writeFileSync(file(), '{"tabs":[1]}');
    const preferences = open();
    preferences.set('startsAtLogin', true);
    await preferences.settled();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ tabs: [1], startsAtLogin: true });
  });
});

describe('the table of what is stored', () => {
  it('has no room for a secret', () => {
    const names = JSON.stringify(
      readPreferences({
        profiles: [
          {
            id: uuid(1),
            cluster: { id: uuid(2), name: 'c', address: 'a:1', pin: 'p', demo: false },
            userName: 'alice',
            password: 'secret',
            privateKey: 'secret',
          },
        ],
      }).preferences,
    );
    expect(names).toContain('alice');
    expect(names).not.toContain('secret');
  });

  it('takes profiles of before ends of audit logs were kept, and keeps those that are', () => {
    const cluster = { id: uuid(2), name: 'c', address: 'a:1', pin: 'p', demo: false };
    const older = { id: uuid(1), cluster, userName: 'alice' };
    const audit = signedHead(chained([{ type: 'a', actor: 'cluster', data: {} }]));
    const profiles = [older, { ...older, audit }];
    expect(readPreferences({ profiles }).preferences.profiles).toEqual([
      { ...older, audit: null, handovers: 0 },
      { ...older, audit, handovers: 0 },
    ]);
  });

  it('has an initial value of its own kind for everything', () => {
    for (const { schema, initial } of Object.values(preferencesTable))
      expect(schema.safeParse(initial).success).toBe(true);
  });
});
