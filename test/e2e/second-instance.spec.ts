import { spawn } from 'node:child_process';
import { closeWindow, electronCommand, isWindowShown } from '../helpers/app/launch';
import { expect, test } from './fixtures';

const repository = new URL('../..', import.meta.url).pathname;

/** Starts the app once more on the profile folder of the one that runs. @returns its exit code and what it said */
function startAgain(userData: string, env: Readonly<Record<string, string>>, link?: string) {
  const { executablePath, chromiumSandbox } = electronCommand();
  const flags = chromiumSandbox ? [] : ['--no-sandbox'];
  const args = [...flags, repository, `--user-data-dir=${userData}`, ...(link ? [link] : [])];
  const second = spawn(executablePath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  second.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    second.once('error', reject);
    second.once('close', (code) => resolve({ code, said }));
  });
}

const asFirstRuns = { code: 0, said: expect.stringContaining('Daypass runs already') };

test('a second start on the same profile folder shows the first, and ends well', async ({
  app,
  desktop,
}) => {
  await expect(app.page.getByRole('heading', { name: 'Welcome to Daypass' })).toBeVisible();
  await closeWindow(app);
  // Whether it was asked about or not, it goes away in a moment.
  await expect.poll(() => isWindowShown(app)).toBe(false);
  expect(await startAgain(app.userData, desktop.env)).toEqual(asFirstRuns);
  await expect.poll(() => isWindowShown(app)).toBe(true);

  const pin = `sha256:${'0'.repeat(64)}`;
  const link = `daypass://join?address=127.0.0.1:9&pin=${pin}#${'x'.repeat(32)}`;
  expect(await startAgain(app.userData, desktop.env, link)).toEqual(asFirstRuns);
  await expect(app.page.getByRole('textbox', { name: 'Join link' })).toHaveValue(link);

  expect(await startAgain(app.userData, desktop.env, 'daypass://join?address=nowhere')).toEqual(
    asFirstRuns,
  );
  await expect(app.page.getByText('A link could not be opened.')).toBeVisible();
});
