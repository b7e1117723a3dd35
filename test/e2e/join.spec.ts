import type { Page } from '@playwright/test';
import { appState } from '../helpers/app/bridge';
import { askForAccess, signInDemoUser } from '../helpers/app/demo';
import { launchApp } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

const password = 'correct horse battery';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'dana');
});

async function invite(user: string, roles: string): Promise<string> {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.goTo('Administration');
  await page.getByRole('radio', { name: 'Invite' }).click();
  await page.getByRole('textbox', { name: 'User name' }).fill(user);
  await page.getByRole('textbox', { name: 'Roles' }).fill(roles);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const made = page.getByRole('status').filter({ hasText: `Send this link to ${user}` });
  return await made.getByText(/^daypass:\/\/join/).innerText();
}

const openJoin = (page: Page) => page.getByRole('button', { name: 'Join a cluster' }).click();

async function checkLink(page: Page, link: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Join link' }).fill(link);
  await page.getByRole('button', { name: 'Check the link' }).click();
}

test('a second copy of the app joins by a link, and reviews there', async () => {
  const { page, desktop } = shared;
  const link = await invite('carol', 'reviewer');
  const { hosted } = await appState(page);
  const pin = hosted?.pin ?? '';
  const copy = await launchApp(desktop);
  try {
    await openJoin(copy.page);
    await checkLink(copy.page, link);
    await expect(copy.page.getByRole('heading', { name: 'Join demo' })).toBeVisible();
    await expect(copy.page.getByLabel(pin)).toBeVisible();
    await copy.page.getByRole('textbox', { name: 'Choose a password' }).fill(password);
    await copy.page.getByRole('textbox', { name: 'Password again' }).fill(password);
    await copy.page.getByRole('button', { name: 'The pin is right: join demo' }).click();
    await expect(copy.page.getByRole('button', { name: 'Profile: carol on demo' })).toBeVisible();

    const request = await askForAccess(page, { iot: ['deploy'] }, 'Firmware update');
    await desktop.notifications.waitFor(
      ({ body, summary }) =>
        body.endsWith(': Firmware update') && summary.includes('alice asks for iot'),
      'tells carol of the request',
    );
    const carols = screensOf(copy.page);
    await carols.goTo('Requests');
    await carols.openRequest(/alice/);
    await carols.review('Approve', 'Fine with me.');
    await expect(carols.requestState()).toHaveText('Approved');
    await desktop.notifications.waitFor(
      ({ summary, body }) => summary.startsWith('Approved: iot') && body.includes('carol'),
      `tells alice that carol approved ${request}`,
    );

    await copy.page.getByRole('button', { name: /^Profile: carol/ }).click();
    await copy.page.getByRole('menuitem', { name: 'Add a profile or cluster' }).click();
    await openJoin(copy.page);
    await checkLink(copy.page, link);
    await expect(copy.page.getByText('This join link was used already.')).toBeVisible();
    await expect(copy.page.getByRole('button', { name: 'Profile: carol on demo' })).toBeVisible();

    await copy.page.getByRole('button', { name: /^Profile: carol/ }).click();
    await copy.page.getByRole('menuitem', { name: 'Forget carol on this computer' }).click();
    const dialog = copy.page.getByRole('dialog', { name: 'Forget carol on demo?' });
    await expect(dialog).toContainText('To come back you need a new join link');
    await dialog.getByRole('button', { name: 'Forget carol' }).click();
    await expect(copy.page.getByRole('heading', { name: 'Welcome to Daypass' })).toBeVisible();
  } finally {
    await copy.close();
  }
});

test('a link that is malformed, of another cluster, unknown or unreachable says so', async () => {
  const { page } = shared;
  const link = await invite('erin', 'requester');
  const { hosted } = await appState(page);
  const pin = hosted?.pin.replace('sha256:', '') ?? '';
  const otherPin = pin.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const address = encodeURIComponent(hosted?.apiAddress ?? '');
  await page.getByRole('button', { name: /^Profile: dana/ }).click();
  await page.getByRole('menuitem', { name: 'Add a profile or cluster' }).click();
  await openJoin(page);

  const sentences = [
    ['https://example.com/', 'This is not a join link.'],
    [link.replace(/#.*/, ''), "The link's invite code is missing or malformed."],
    [link.replace('sha256', 'md5'), "The link's authority pin is missing or malformed."],
    [
      link.replace(pin, otherPin),
      'is not the cluster you were invited to, so nothing of yours was sent',
    ],
    [link.replace(/.{8}$/, 'AAAAAAAA'), 'This cluster does not know this join link.'],
    [link.replace(address, encodeURIComponent('127.0.0.1:9')), 'connection refused'],
  ] as const;
  for (const [wrong, sentence] of sentences) {
    expect(wrong).not.toBe(link);
    await checkLink(page, wrong);
    await expect(page.getByRole('main').getByText(sentence)).toBeVisible();
  }
});
