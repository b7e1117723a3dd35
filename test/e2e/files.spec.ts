import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { invoke, profileOf } from '../helpers/app/bridge';
import { grantAccess, signInDemoUser } from '../helpers/app/demo';
import { expectNoViolations } from '../helpers/app/axe';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

test('files go both ways between this computer and a machine, by keys alone', async ({ app }) => {
  const { page, electron } = app;
  const screens = screensOf(page);
  const folder = await mkdtemp(join(tmpdir(), 'daypass-e2e-files-'));
  const at = (...names: string[]) => join(folder, ...names);
  try {
    for (const side of ['here', 'there']) await mkdir(at(side));
    // The machine's account may be another one than that of the app.
    await chmod(folder, 0o755);
    await chmod(at('there'), 0o777);
    await writeFile(at('here', 'up.txt'), 'sent');
    await writeFile(at('there', 'down.txt'), 'fetched');
    await electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, at('here'));

    await screens.startDemo();
    await signInDemoUser(page, 'bob');
    const request = await grantAccess(page, { iot: ['alice'] });
    await screens.become('alice');
    const profileId = (await profileOf(page, 'alice')).id;
    await invoke(page, 'access.assume', { profileId, requests: [request] });
    await screens.goTo('Resources');
    await page.getByRole('button', { name: 'More about iot' }).click();
    await page.getByRole('menuitem', { name: /^Transfer files/ }).click();

    const [local, remote] = [page.getByTestId('files-local'), page.getByTestId('files-remote')];
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(local.getByRole('row', { name: /up\.txt/ })).toBeVisible();

    const grid = remote.getByRole('grid');
    await remote.getByRole('button', { name: '/', exact: true }).click();
    await expect(grid.getByRole('row', { name: /^tmp ?, folder/ })).toBeVisible();
    for (const name of ['tmp', basename(folder), 'there']) {
      // What is typed finds what is there by then.
      await expect(grid).toHaveAttribute('aria-busy', 'false');
      await grid.focus();
      await page.keyboard.type(name);
      await expect(grid.getByRole('row', { name: new RegExp(`^${name} ?, folder`) })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(remote.getByRole('button', { name, exact: true })).toBeVisible();
    }
    await expect(grid.getByRole('row', { name: /down\.txt/ })).toBeVisible();

    await page.keyboard.press('End');
    await page.keyboard.press('F5');
    await expect(local.getByRole('row', { name: /down\.txt/ })).toBeVisible();
    expect(await readFile(at('here', 'down.txt'), 'utf8')).toBe('fetched');

    await local.getByRole('grid').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('row', { name: /up\.txt/ })).toBeVisible();
    expect(await readFile(at('there', 'up.txt'), 'utf8')).toBe('sent');
    await expect(page.getByTestId('transfer')).toHaveCount(2);
    await expect(page.getByText('1 file copied')).toHaveCount(2);
    await expectNoViolations(page, 'files');
  } finally {
    await rm(folder, { recursive: true });
  }
});
