import { callApi } from '../helpers/app/bridge';
import { signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { startServerToEnrol } from '../helpers/cluster/server-to-enrol';
import { expectNoViolations } from '../helpers/app/axe';
import { expect, shareApp, test } from './fixtures';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'dana');
});

test('a server enrols by the command that the app makes, and shows up while one waits', async () => {
  const { page } = shared;
  const server = await startServerToEnrol({ includes: true });
  try {
    await screensOf(page).goTo('Administration');
    await page.getByRole('button', { name: 'Enrol a server…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Enrol a server' });
    const labels = dialog.getByRole('textbox', { name: 'Labels' });
    await labels.fill('no label');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('"no label" is not a label. Write name=value.');
    await expectNoViolations(page, 'administration: enrol a server');
    await labels.fill('tier=web');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Waiting for the server…')).toBeVisible();
    await expectNoViolations(page, 'administration: waiting for a server');
    const command = (await dialog.getByRole('region', { name: 'Command' }).textContent()) ?? '';
    const done = await server.enrol(command, '--name', 'enrolled-1');
    expect(done.stderr).toBe('');
    await expect(dialog.getByText('enrolled-1 is enrolled')).toBeVisible();
    await expect(dialog.getByText(/OpenSSH_/)).toBeVisible();
    await expectNoViolations(page, 'administration: a server has come');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('button', { name: 'Enrol a server…' })).toBeFocused();
    const line = page.getByRole('listitem').filter({ hasText: 'enrolled-1' });
    await expect(line).toContainText('reported just now');
    await expect(line).toContainText('tier web');
  } finally {
    await server.close();
  }
});

test('a command that was taken back works no more', async () => {
  const { page } = shared;
  const server = await startServerToEnrol({ includes: true });
  try {
    await screensOf(page).goTo('Administration');
    await page.getByRole('button', { name: 'Enrol a server…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Enrol a server' });
    await dialog.getByRole('button', { name: 'Make the command' }).click();
    const command = (await dialog.getByRole('region', { name: 'Command' }).textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Take the command back' }).click();
    await expect(dialog).toHaveCount(0);
    const done = await server.enrol(command, '--name', 'enrolled-2');
    expect(done.stderr).toContain('command is no good any more');
    const { nodes } = await callApi(page, 'dana', 'nodes.list', {});
    expect(nodes.map(({ resource }) => resource.name)).not.toContain('enrolled-2');
  } finally {
    await server.close();
  }
});
