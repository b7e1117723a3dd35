import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { attachToApp } from '../helpers/app/attach';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

const repository = join(import.meta.dirname, '../..');
const binary = join(repository, 'out/Daypass-linux-x64/daypass');

test.beforeAll(() => {
  test.setTimeout(300_000);
  const result = spawnSync(process.execPath, ['scripts/package.mjs', 'package'], {
    cwd: repository,
    encoding: 'utf8',
  });
  expect(result.status, result.stderr).toBe(0);
});

test('the packaged app starts the demo cluster', async ({ desktop }) => {
  const userData = mkdtempSync(join(tmpdir(), 'daypass-packaged-'));
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(
    binary,
    [...flags, '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    {
      env: { ...process.env, ...desktop.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = new Promise((resolve) => app.once('exit', resolve));
  try {
    const { browser, page } = await attachToApp(app);
    await screensOf(page).startDemo();
    await browser.close();
  } finally {
    app.kill('SIGTERM');
    await ended;
    rmSync(userData, { recursive: true, force: true });
  }
});

test('what is shipped can be used for nothing else', async () => {
  // Read back from the binary that is shipped.
  const fuses = await getCurrentFuseWire(binary);
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(fuses[fuse])) === '1';
  const state = {
    runsAsNode: isOn(FuseV1Options.RunAsNode),
    encryptsCookies: isOn(FuseV1Options.EnableCookieEncryption),
    readsNodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    canBeInspected: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    checksItsArchive: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    loadsOnlyItsArchive: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    startsFromOtherSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    trustsFilesMore: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
  expect(state).toEqual({
    runsAsNode: false,
    encryptsCookies: true,
    readsNodeOptions: false,
    canBeInspected: false,
    checksItsArchive: true,
    loadsOnlyItsArchive: true,
    startsFromOtherSnapshot: false,
    trustsFilesMore: false,
  });
  // A fuse that is not named above would be one that nobody decided.
  const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  expect(known).toHaveLength(Object.keys(state).length);
});
