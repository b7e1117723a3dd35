import { callApi } from '../helpers/app/bridge';
import { signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'dana');
});

const roleOf = (name: string, field: string, labels: string, description = '') => `kind: role
version: v7
metadata:
  name: ${name}
  description: ${JSON.stringify(description)}
spec:
  allow:
    ${field}: ${labels}
    logins: ['{{internal.logins}}']
`;
const access = (field: string, labels: string) => roleOf('access', field, labels);

test('a role is edited: the mistake on its line, the difference, what changes for whom, saved', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.manage('Roles');
  await page.getByRole('button', { name: /^access/ }).click();
  const text = page.getByRole('textbox', { name: 'YAML' });
  await expect(text).toHaveValue(/name: access/);

  await text.fill(access('node_lables', "{ '*': '*' }"));
  const problem = page
    .getByRole('list', { name: 'Problems' })
    .getByRole('button', { name: /^Line 8 .*node_lables/ });
  await expect(problem).toBeVisible();
  await expect(page.getByTestId('line-8-problem')).toBeVisible();
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  const save = page.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  await problem.click();
  await expect(text).toBeFocused();
  const marked = await text.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(marked).toContain('node_lables');

  await text.fill(access('node_labels', '{ env: nowhere }'));
  await expect(problem).toHaveCount(0);
  await expect(text).not.toHaveAttribute('aria-invalid');
  const effects = page.getByRole('list', { name: 'What changes for whom' });
  await expect(effects).toContainText(/alice .*(iot|machines)/);
  const changes = page.getByRole('region', { name: 'Changes of role access' });
  await expect(changes).toContainText('Added: ');
  await expect(changes).toContainText('nowhere');

  // What is not saved stays while another screen is shown.
  await screens.goTo('Settings');
  await screens.goTo('Administration');
  await page.getByRole('radio', { name: 'Configuration' }).click();
  await expect(text).toHaveValue(/nowhere/);

  await save.click();
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  const { yaml } = await callApi(page, 'dana', 'config.get', { kind: 'role', name: 'access' });
  expect(yaml).toContain('nowhere');
});

test('of two who edit at once the second keeps their text and sees the first', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  const ops = (description: string) => roleOf('ops', 'node_labels', '{ env: demo }', description);
  const applyElsewhere = (yaml: string) =>
    callApi(page, 'dana', 'config.apply', { yaml, fileName: 'elsewhere.yaml' });
  await applyElsewhere(ops('as it was'));
  await screens.manage('Roles');
  await page.getByRole('button', { name: /^ops/ }).click();
  const text = page.getByRole('textbox', { name: 'YAML' });
  await expect(text).toHaveValue(/as it was/);
  await text.fill(ops('mine'));

  await applyElsewhere(ops('theirs'));
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('It was changed since you opened it');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(alert).toContainText('ops was changed by dana');
  await expect(text).toHaveValue(/mine/);
  await alert.getByRole('button', { name: /^Keep my text/ }).click();
  await expect(alert).toHaveCount(0);
  const changes = page.getByRole('region', { name: 'Changes of role ops' });
  await expect(changes).toContainText(/Removed: .*theirs/);
  await expect(changes).toContainText(/Added: .*mine/);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
});

test('a role is made from a template, and deleted again with what that changes', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.manage('Roles');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New role' });
  await dialog.getByRole('button', { name: /^Staging machines/ }).click();
  await expect(page.getByRole('textbox', { name: 'YAML' })).toHaveValue(/kind: role/);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: /^Delete role / });
  await expect(question.getByText('What changes for whom')).toBeVisible();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Roles' })).toBeVisible();
});

test('a role that is in use cannot be deleted, and says who uses it', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.manage('Roles');
  await page.getByRole('button', { name: /^requester/ }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete role requester?' });
  await expect(question).toContainText(/held by alice/);
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await question.getByRole('button', { name: 'Keep it' }).click();
});
