import { askForAccess, signInDemoUser } from '../helpers/app/demo';
import { callApi } from '../helpers/app/bridge';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'bob');
  await screensOf(page).become('alice');
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
