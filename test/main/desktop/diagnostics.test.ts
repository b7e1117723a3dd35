import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speakIn } from '#shared/i18n/catalogues';
import { t } from '#shared/i18n/text';
import { diagnosticsSchema } from '#shared/ipc/diagnostics';
import { initialSettings } from '#shared/ipc/settings';
import { collectDiagnostics, type DiagnosticSources } from '#main/desktop/diagnostics';
import { diagnosticsCommands } from '#main/desktop/commands-diagnostics';
import { runChecks, type Probes } from '#main/desktop/diagnostic-checks';
import { createRedactor } from '#main/desktop/redaction';
import { anAppState, aProfileState, pin } from '../../helpers/window-builders';
import { running } from './commands-rig';

const home = '/home/alice.smith';
const password = 'correct-horse-battery';
const random = randomBytes(32).toString('base64url');
const secrets = {
  password,
  home,
  'an OpenSSH key': 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ',
  'a certificate in PEM': 'MIIBszCCAVmgAwIBAgIUQ2VydGlmaWNhdGVPZkRheXBhc3M',
  'an SSH certificate': 'AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAAA',
  'an invite code': 'inviteCodeOf30Characters_abcde',
  'a token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl',
  'a bearer': 'shortBearer7',
  'a key in hex': randomBytes(32).toString('hex'),
  'a key in base64': randomBytes(33).toString('base64'),
  random,
};
const log = [
  `2030-01-15T09:30:00.000Z main: alice signed in with ${secrets.password}`,
  `-----BEGIN OPENSSH PRIVATE KEY----- ${secrets['an OpenSSH key']} -----END OPENSSH PRIVATE KEY-----`,
  `-----BEGIN CERTIFICATE-----${secrets['a certificate in PEM']}`,
  `ssh-ed25519-cert-v01@openssh.com ${secrets['an SSH certificate']} alice`,
  `followed daypass://join?address=10.0.0.4:3080&pin=${pin}#${secrets['an invite code']}`,
  `Authorization: Bearer ${secrets['a bearer']}`,
  `cookie ${secrets['a token']}`,
  `masterKey: ${secrets['a key in base64']}`,
  `session ${secrets.random} of ${secrets['a key in hex']}`,
  `Error: ENOENT, open '${home}/.config/Daypass/x.json' (${home}/.config)`,
];
const sources = (part: Partial<DiagnosticSources> = {}): DiagnosticSources => ({
  state: () =>
    anAppState({ hosted: { ...running, demoUsers: [{ name: 'alice', roles: [], password }] } }),
  now: () => 1_893_456_000_000,
  versions: () => [{ name: 'Daypass', value: '0.1.0' }],
  processes: () => [{ name: 'Main', memory: 1, cpu: 0 }],
  log: () => log,
  checks: async () => [
    { title: 'Settings file', state: 'ok', text: `All of ${home}/settings.json.` },
  ],
  homes: () => [home],
  ...part,
});

describe('diagnostics', () => {
  it.each(Object.entries(secrets))('hold no secret: %s', async (_name, secret) => {
    const text = JSON.stringify(await collectDiagnostics(sources()));
    expect(text).not.toContain(secret);
  });

  it('keep what helps: who, where, when and what went wrong', async () => {
    const report = await collectDiagnostics(sources());
    expect(diagnosticsSchema.safeParse(report).success).toBe(true);
    const text = JSON.stringify(report);
    const parts = ['alice on demo.example', '127.0.0.1:5000', '2030-01-15T09:30:00.000Z'];
    for (const part of [...parts, "~/.config/Daypass/x.json'"]) expect(text).toContain(part);
    expect(report.checks[0]?.text).toBe('All of ~/settings.json.');
  });

  it('name settings that hold what somebody wrote, without it', async () => {
    const settings = {
      ...initialSettings,
      'appearance.theme': 'dark' as const,
      'keyboard.shortcuts': { 'search.focus': ['Ctrl+J'] },
    };
    const report = await collectDiagnostics(sources({ state: () => anAppState({ settings }) }));
    expect(report.settings).toEqual([
      { name: 'appearance.theme', value: 'dark' },
      { name: 'keyboard.shortcuts', value: 'changed' },
    ]);
  });
});

it.each([
  'request 00000000-0000-4000-8000-000000000001 was approved',
  'at start (file:///srv/daypass/src/main/cluster/start-everything-again.ts:12:3)',
  '-----------------------------------------------------',
])('leaves alone what is no secret: %s', (text) => {
  expect(createRedactor([], [])(text)).toBe(text);
});

describe('the file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'daypass-diagnostics-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const commands = (path: string | null) =>
    diagnosticsCommands({
      diagnostics: sources(),
      chooseFile: async (name) => path && join(path, name),
      now: sources().now,
    });

  it('is what the screen shows', async () => {
    const saved = await commands(folder)['diagnostics.save']({});
    expect(saved).toEqual({ path: join(folder, 'daypass-diagnostics-2030-01-01.json') });
    expect(JSON.parse(readFileSync(saved?.path ?? '', 'utf8'))).toEqual(
      await commands(folder)['diagnostics.read']({}),
    );
  });

  it('is in English whatever is spoken, for whoever helps', async () => {
    await speakIn({ language: 'de', locale: 'de-DE' });
    try {
      const report = await commands(null)['diagnostics.read']({});
      expect(report.states[0]?.name).toBe('Cluster auf diesem Computer');
      const saved = await commands(folder)['diagnostics.save']({});
      expect(readFileSync(saved?.path ?? '', 'utf8')).toContain('Cluster hosted here');
    } finally {
      await speakIn({ language: 'en', locale: 'en-GB' });
    }
  });

  it('is none where nobody chose one, and says why where it cannot be written', async () => {
    expect(await commands(null)['diagnostics.save']({})).toBeNull();
    await expect(commands(join(folder, 'gone'))['diagnostics.save']({})).rejects.toThrow(
      /could not be written: ENOENT/,
    );
  });
});

describe('the checks', () => {
  const fine: Probes = {
    reach: async () => '',
    keyring: async () => 'open',
    showsNotifications: () => true,
    ssh: async () => 'OpenSSH_9.9',
    freeBytes: async () => 1e12,
  };
  const bad: Probes = {
    reach: async () => 'ECONNREFUSED',
    keyring: async () => 'locked',
    showsNotifications: () => false,
    ssh: async () => null,
    freeBytes: async () => 1_000,
  };
  const elsewhere = aProfileState({
    cluster: { ...aProfileState().cluster, name: 'work', address: '10.0.0.4:3080' },
  });
  const state = anAppState({ hosted: running, profiles: [aProfileState(), elsewhere] });

  it('look at each address once, and find all fine where it is', async () => {
    const hosted = { ...running, apiAddress: aProfileState().cluster.address };
    const checks = await runChecks({ ...state, hosted }, fine, t);
    expect(checks.filter((check) => check.state !== 'ok')).toEqual([]);
    expect(checks.map(({ title }) => title)).toEqual([
      'API of the cluster hosted here',
      'Gateway of the cluster hosted here',
      'Cluster work',
      'Keychain',
      'SSH tools',
      'Disk',
      'Notifications',
      'Settings file',
    ]);
    expect(checks.find(({ title }) => title === 'Disk')?.text).toBe('931.3 GB are free.');
  });

  it('say what to do where something is wrong', async () => {
    const settingsFile = { path: '/s', problems: [], unreadable: 'It is not JSON.' };
    const checks = await runChecks({ ...state, settingsFile }, bad, t);
    const trouble = checks.filter((check) => check.state === 'bad').map(({ text }) => text);
    expect(trouble.join('\n')).toMatch(
      /ECONNREFUSED[^]*other ports[^]*Unlock it[^]*Make room[^]*shows none[^]*not JSON/,
    );
    expect(checks.find(({ title }) => title === 'SSH tools')?.state).toBe('note');
  });
});
