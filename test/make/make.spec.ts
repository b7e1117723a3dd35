import { execFileSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attachToApp } from '../helpers/app/attach';
import { screensOf } from '../helpers/app/screens';
import { makeCleanRoot, type CleanRoot } from '../helpers/clean-root';
import { startDesktopSession } from '../helpers/desktop/desktop-session';
import { expect, test } from '@playwright/test';

const made = join(import.meta.dirname, '../../out/make');
/** Each account has a profile folder of its own. */
const flags = (account: string) => [
  '--remote-debugging-port=0',
  `--user-data-dir=/tmp/daypass-${account}`,
];

/** The one file of that kind among what was made. */
function madeFile(ending: string): string {
  const found = readdirSync(made, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(ending),
  );
  expect(found).toHaveLength(1);
  return join(made, found[0] ?? '');
}

let root: CleanRoot;
test.beforeAll(async () => {
  test.setTimeout(600_000);
  root = await makeCleanRoot();
});
test.afterAll(() => root.close());

/** Starts it, and expects the app to work: its window, its cluster, its machines. */
async function expectToWork(start: (display: string) => ChildProcess): Promise<void> {
  const desktop = await startDesktopSession();
  const app = start(desktop.env['DISPLAY'] ?? '');
  const ended = new Promise((resolve) => app.once('exit', resolve));
  try {
    const { browser, page } = await attachToApp(app);
    expect(await page.title()).toBe('Daypass');
    await screensOf(page).startDemo();
    await browser.close();
  } finally {
    app.kill('SIGTERM');
    await ended;
    await desktop.close();
  }
}

test('the .deb installs with what it needs, and starts in its sandbox', async () => {
  const file = madeFile('.deb');
  await root.install(file);
  const folder = join(root.folder, 'usr/lib/daypass');
  expect(statSync(join(folder, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  expect(await root.output('readlink', '-f', '/usr/bin/daypass')).toBe(
    '/usr/lib/daypass/daypass\n',
  );
  await expectToWork((display) => root.start('/usr/bin/daypass', flags('installed'), display));
});

test('the .deb brings a menu entry that takes links, icons and licences', async () => {
  const entry = join(root.folder, 'usr/share/applications/daypass.desktop');
  execFileSync('desktop-file-validate', [entry]);
  const text = readFileSync(entry, 'utf8');
  expect(text).toContain('\nExec=daypass %U\n');
  expect(text).toContain('\nMimeType=x-scheme-handler/daypass;\n');
  expect(text).toContain('\nIcon=daypass\n');
  for (const size of [16, 48, 512]) {
    const icon = `usr/share/icons/hicolor/${size}x${size}/apps/daypass.png`;
    const header = readFileSync(join(root.folder, icon)).subarray(0, 24);
    expect([header.toString('latin1', 1, 4), header.readUInt32BE(16)]).toEqual(['PNG', size]);
  }
  const licence = readFileSync(join(root.folder, 'usr/share/doc/daypass/copyright'), 'utf8');
  expect(licence).toContain('Apache License');
  const notices = readFileSync(
    join(root.folder, 'usr/lib/daypass/THIRD-PARTY-NOTICES.txt'),
    'utf8',
  );
  for (const name of ['react', 'libsql', 'ssh2', '@xterm/xterm'])
    expect(notices).toContain(`\n${name} `);
  await root.output('apt-get', '-qq', '-y', 'remove', 'daypass');
  expect(readdirSync(join(root.folder, 'usr/lib'))).not.toContain('daypass');
});

test('the .zip starts from wherever it is unpacked', async () => {
  const folder = join(root.folder, 'opt');
  mkdirSync(folder, { recursive: true });
  execFileSync('unzip', ['-q', madeFile('.zip'), '-d', folder]);
  const [app = ''] = readdirSync(folder);
  const command = `/opt/${app}/daypass`;
  await expectToWork((display) => root.startUnprivileged(command, flags('unpacked'), display));
});
