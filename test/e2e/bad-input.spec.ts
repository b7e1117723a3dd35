import type { Page } from '@playwright/test';
import { callApi, invoke, profileOf } from '../helpers/app/bridge';
import { grantAccess, signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { freePort, startSshd } from '../helpers/sshd';
import { expect, shareApp, test } from './fixtures';

const otherHostKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  for (const user of ['bob', 'dana']) await signInDemoUser(page, user);
});

async function writeAsDana(page: Page, yaml: string): Promise<void> {
  const screens = screensOf(page);
  await screens.become('dana');
  await screens.manage('Roles');
  await screens.writeNew(yaml);
}

async function applyAsDana(page: Page, yaml: string): Promise<void> {
  await writeAsDana(page, yaml);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

interface Server {
  readonly name: string;
  readonly port: number;
  readonly hostKey: string;
}

async function enrolAsDana(page: Page, { name, port, hostKey }: Server): Promise<void> {
  const screens = screensOf(page);
  await screens.become('dana');
  await screens.goTo('Administration');
  await page.getByRole('button', { name: 'Add a server by hand' }).click();
  const form = page.getByRole('form', { name: 'Add a server' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('textbox', { name: 'Address' }).fill('127.0.0.1');
  await form.getByRole('textbox', { name: 'Port' }).fill(String(port));
  await form.getByRole('textbox', { name: 'Host key' }).fill(hostKey);
  await form.getByRole('button', { name: 'Add the server' }).click();
  await expect(page.getByText(`${name} is known to the cluster`)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
}

/** Has alice connect to a machine that she was granted. @returns where the reason of the end is shown */
async function connectAsAlice(page: Page, name: string) {
  const screens = screensOf(page);
  await grantAccess(page, { [name]: ['alice'] });
  await screens.become('alice');
  await screens.goTo('Requests');
  await screens.openRequest(new RegExp(name));
  await screens.connect(name, 'alice');
  return page.getByTestId('terminal').getByTestId('session-reason');
}

test.afterEach(async () => {
  const { page } = shared;
  const { id: profileId } = await profileOf(page, 'alice');
  await invoke(page, 'access.drop', { profileId });
});

test('wrong passwords are refused, then slowed down, saying how long to wait', async () => {
  const { page } = shared;
  await screensOf(page).become('bob');
  await page.getByRole('button', { name: /^Profile: bob/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out bob' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in as bob' })).toBeVisible();
  const form = page.getByRole('form', { name: 'Sign in' });
  const tryWrong = async () => {
    await form.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await form.getByRole('button', { name: 'Sign in with the password' }).click();
  };
  await tryWrong();
  await expect(form).toContainText('wrong');
  await expect(async () => {
    await tryWrong();
    await expect(form).toContainText(/Too many wrong tries\. Wait \d+s, then try again/, {
      timeout: 500,
    });
  }).toPass();
  await screensOf(page).signInAgain('bob');
});

test('an empty reason where a role requires one keeps the request back, and says so', async () => {
  const { page } = shared;
  const role = (reason: string) =>
    `kind: role\nversion: v7\nmetadata: { name: requester }\nspec:\n  allow:\n    request:\n      search_as_roles: [access]\n${reason}`;
  await applyAsDana(page, role('      reason: { mode: required, prompt: "Which ticket?" }'));

  const screens = screensOf(page);
  await screens.become('alice');
  await screens.show('Requestable');
  await screens.addToRequest('iot', ['alice']);
  const panel = page.getByRole('region', { name: 'New request' });
  await expect(panel.getByText('Which ticket?')).toBeVisible();
  await expect(panel.getByRole('textbox', { name: /^Reason/ })).toHaveAttribute(
    'aria-required',
    'true',
  );
  const send = panel.getByRole('button', { name: 'Send request' });
  await expect(send).toBeDisabled();
  await expect(panel.getByRole('status')).toContainText(/reason/i);
  await panel.getByRole('textbox', { name: /^Reason/ }).fill('  ');
  await expect(send).toBeDisabled();
  await screens.send('Ticket 7');
  await expect(screens.requestState()).toHaveText('Pending');

  await applyAsDana(page, role(''));
});

test('a role with an error cannot be saved, and names line and field', async () => {
  const { page } = shared;
  await writeAsDana(
    page,
    'kind: role\nversion: v7\nmetadata: { name: fresh }\nspec:\n  allow:\n    node_lables: { env: demo }\n',
  );
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems.getByRole('button', { name: /^Line 6 .*node_lables/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'YAML' }).fill('kind: role\n  version: "v7\n');
  await expect(problems.getByRole('button', { name: /^Line \d+/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  const { rows } = await callApi(page, 'dana', 'config.list', {
    kind: 'role',
    query: 'fresh',
    cursor: null,
    limit: 10,
  });
  expect(rows).toEqual([]);
});

test('a node that is down says so in the terminal', async () => {
  const { page } = shared;
  await enrolAsDana(page, { name: 'asleep', port: await freePort(), hostKey: otherHostKey });
  const reason = await connectAsAlice(page, 'asleep');
  await expect(reason).toContainText('The node asleep is down: the connection was refused');
});

test('an unknown host key is refused until an administrator has compared it', async () => {
  const { page } = shared;
  const sshd = await startSshd({ lines: [] });
  try {
    await enrolAsDana(page, { name: 'swapped', port: sshd.port, hostKey: otherHostKey });
    const reason = await connectAsAlice(page, 'swapped');
    await expect(reason).toContainText('The node swapped showed the host key SHA256:');
    await expect(reason).toContainText('An administrator has to confirm the new key');

    const screens = screensOf(page);
    await screens.become('dana');
    await screens.goTo('Administration');
    const server = page.getByRole('listitem').filter({ hasText: 'swapped' });
    await expect(server).toContainText('It answers with another host key, and is refused');
    const { nodes } = await callApi(page, 'dana', 'nodes.list', {});
    const shown = nodes.find(({ resource }) => resource.name === 'swapped');
    const fingerprint = shown?.refusedHostKeyFingerprint ?? 'none';
    await server.getByRole('button', { name: 'Compare and confirm' }).click();
    const dialog = page.getByRole('dialog', { name: 'Trust the new host key of swapped?' });
    await expect(dialog).toContainText(fingerprint);
    await dialog.getByRole('button', { name: 'It is the same: trust it' }).click();
    await expect(server.getByText('It answers with another host key')).toHaveCount(0);

    // This sshd does not trust the cluster, so the next obstacle is one of its own, behind the host key.
    await screens.become('alice');
    await screens.goTo('Terminals');
    await page.getByRole('button', { name: 'Connect again' }).click();
    await expect(reason).toContainText('The node swapped does not let "alice" in');
  } finally {
    await sshd.close();
  }
});
