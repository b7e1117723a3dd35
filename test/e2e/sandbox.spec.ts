import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { processStatus } from '../helpers/account/process-status';
import { holdBackModule, stageApp, type StagedApp } from '../helpers/account/staged-app';
import { startMs } from '../helpers/app/launch';
import { expect, test } from './fixtures';

/** "nobody", whom every Linux knows. */
const nobody = { uid: 65_534, gid: 65_534 };
const repository = join(import.meta.dirname, '../..');

/** As root the app runs as another account, from where that one can read it; otherwise it runs as it is. */
function stage(): StagedApp {
  if (process.getuid?.() === 0) return stageApp(nobody);
  const home = mkdtempSync(join(tmpdir(), 'daypass-home-'));
  return {
    launcher: join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron'),
    appFolder: repository,
    holdBack: holdBackModule,
    home,
    close: () => Promise.resolve(rmSync(home, { recursive: true, force: true })),
  };
}

async function windowProcesses(staged: StagedApp, display: string, sandbox: boolean) {
  const app = await _electron.launch({
    executablePath: staged.launcher,
    args: ['-r', staged.holdBack, staged.appFolder],
    cwd: staged.appFolder,
    chromiumSandbox: sandbox,
    env: { PATH: process.env['PATH'] ?? '', HOME: staged.home, DISPLAY: display },
    timeout: startMs,
  });
  try {
    const page = await app.firstWindow({ timeout: startMs });
    await expect(page.getByRole('heading').first()).toBeVisible();
    const metrics = await app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
    );
    return {
      main: metrics.filter(({ type }) => type === 'Browser').map(({ pid }) => processStatus(pid)),
      windows: metrics.filter(({ type }) => type === 'Tab').map(({ pid }) => processStatus(pid)),
    };
  } finally {
    await app.close();
  }
}

test('an ordinary account runs the window in a sandbox', async ({ desktop }) => {
  const staged = stage();
  try {
    const display = desktop.env['DISPLAY'] ?? '';
    const { main, windows } = await windowProcesses(staged, display, true);
    expect(main).toEqual([expect.objectContaining({ depth: 1 })]);
    expect(main[0]?.uid).not.toBe(0);
    expect(windows).toEqual([
      expect.objectContaining({ uid: main[0]?.uid, seccomp: 2, canGainPrivileges: false }),
    ]);
    expect(windows[0]?.depth).toBeGreaterThan(1);

    // The same look at a window without a sandbox, so that the check above is known to tell them apart.
    const open = await windowProcesses(staged, display, false);
    expect(open.windows).toHaveLength(1);
    expect(open.windows[0]?.depth).toBe(1);
  } finally {
    await staged.close();
  }
});
