import { askForAccess, signInDemoUser } from '../helpers/app/demo';
import { expectNoViolations } from '../helpers/app/axe';
import { callApi } from '../helpers/app/bridge';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'bob');
  await screensOf(page).become('alice');
});

const mine = { show: 'mine', cursor: null, limit: 50 } as const;

test('connecting to what one does not have asks for it, waits, and connects', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  const ask = async (reason: string) => {
    await screens.goTo('Resources');
    await screens.show('All');
    await page.getByRole('button', { name: 'Connect… to iot once approved' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect to iot' });
    await dialog.getByRole('combobox', { name: 'Login' }).selectOption('alice');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await expect(dialog.getByText('You connect as soon as it is approved')).toBeVisible();
    await expectNoViolations(page, `connect on request: ${reason}`);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Waiting for approval…')).toBeVisible();
    const { rows } = await callApi(page, 'alice', 'requests.list', mine);
    return rows.find(({ request }) => request.reason === reason)?.request.id ?? '';
  };
  const review = (id: string, verdict: 'approve' | 'deny', message: string) =>
    callApi(page, 'bob', 'requests.review', { id, verdict, message, terms: null });

  await review(await ask('A look at the logs'), 'deny', 'Not during the freeze.');
  await expect(page.getByText('bob denied it. Not during the freeze.')).toBeVisible();
  await expectNoViolations(page, 'a waiting terminal that was denied');
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  const id = await ask('Firmware');
  await review(id, 'approve', '');
  await expect(screens.terminal()).toBeVisible();
  await screens.type('echo "$((6 * 7)) once approved"');
  await expect(screens.terminal()).toContainText('42 once approved');
  await callApi(page, 'bob', 'requests.revoke', { id, reason: 'Done' });
  await expect(page.getByText(/revoked .*Done|Done/).first()).toBeVisible();
});

test('what others decide shows at once, without a reload', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.goTo('Requests');
  const id = await askForAccess(page, { iot: ['alice'] }, 'Firmware update');
  await screens.openRequest(/iot/);
  await expect(screens.requestState()).toHaveText('Pending');
  await callApi(page, 'bob', 'requests.review', {
    id,
    verdict: 'approve',
    message: '',
    terms: null,
  });
  await expect(screens.requestState()).toHaveText('Approved');
  await callApi(page, 'bob', 'requests.revoke', { id, reason: 'Not needed any more' });
  await expect(screens.requestState()).toHaveText('Revoked');
  await expect(page.getByText('Not needed any more')).toBeVisible();
});

test('who is about to decide reads that somebody else has, and keeps what they wrote', async () => {
  const { page, desktop } = shared;
  const screens = screensOf(page);
  const id = await askForAccess(page, { iot: ['alice'] }, 'A race');
  const seen = await desktop.notifications.waitFor(
    ({ body }) => body.endsWith(': A race'),
    'tells of the request',
  );
  await screens.become('bob');
  await screens.goTo('Requests');
  await screens.openRequest(/alice/);
  await page.getByRole('textbox', { name: 'Message' }).fill('Fine with me.');
  await callApi(page, 'alice', 'requests.withdraw', { id });
  await expect(screens.requestState()).toHaveText('Withdrawn');
  await expect(page.getByText('alice withdrew this request.')).toBeVisible();
  await expect(page.getByText('Your message was not sent: “Fine with me.”')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await expect.poll(() => desktop.notifications.closed.has(seen.id)).toBe(true);
});

test('many requests are one notification, and none while nobody is to be disturbed', async () => {
  const { page, desktop } = shared;
  const screens = screensOf(page);
  await screens.goTo('Settings');
  await page.getByRole('radio', { name: 'Until I turn it off' }).click();
  await expect(page.getByText('held back until you turn this off')).toBeVisible();
  await expect.poll(() => desktop.tray().tooltip()).toContain('do not disturb');
  const before = desktop.notifications.seen.length;
  for (const reason of ['One', 'Two', 'Three', 'Four', 'Five'])
    await askForAccess(page, { iot: ['alice'] }, reason);
  await expect.poll(() => desktop.tray().tooltip()).toContain('reviews wait');
  expect(desktop.notifications.seen).toHaveLength(before);

  await desktop.tray().click(/^Off$/);
  await expect(page.getByText('Notifications are shown as things happen.')).toBeVisible();
  const seen = await desktop.notifications.waitFor(
    ({ body, summary }) =>
      /^5 requests wait|^While you/.test(summary) && body.includes('alice: iot'),
    'sums up what was held back',
  );
  expect(desktop.notifications.seen).toHaveLength(before + 1);
  desktop.notifications.ActionInvoked(seen.id, 'default');
  await expect(page.getByRole('radio', { name: /^To review/ })).toBeChecked();
});
