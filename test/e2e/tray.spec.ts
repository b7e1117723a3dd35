import { appState, callApi } from '../helpers/app/bridge';
import { askForAccess, signInDemoUser } from '../helpers/app/demo';
import { closeWindow, isWindowShown } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

// The tray as a desktop sees it: by org.kde.StatusNotifierItem and com.canonical.dbusmenu on the session bus.
const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'bob');
});

test('the tray leads from a review to a session and out again, without the window', async () => {
  const { page, app, desktop } = shared;
  const screens = screensOf(page);
  const labels = async () => (await desktop.tray().menu()).map(({ label }) => label);
  const plain = await desktop.tray().icon();

  const id = await askForAccess(page, { iot: ['alice'] }, 'By the tray');
  await expect.poll(() => desktop.tray().tooltip()).toBe('Daypass: 1 review waits');
  await expect.poll(() => desktop.tray().icon()).not.toBe(plain);
  const asked = await desktop.notifications.waitFor(
    ({ body }) => body.endsWith(': By the tray'),
    'tells bob of the request',
  );
  await closeWindow(app);
  desktop.notifications.ActionInvoked(asked.id, 'default');
  await expect.poll(() => isWindowShown(app)).toBe(true);
  await expect(screens.requestState()).toHaveText('Pending');
  await callApi(page, 'bob', 'requests.review', {
    ...{ id, verdict: 'approve', message: '', terms: null },
  });
  await expect.poll(() => desktop.tray().icon()).toBe(plain);

  await expect
    .poll(labels)
    .toContainEqual(expect.stringMatching(/^Connect: iot \(alice\), .* left/));
  await closeWindow(app);
  await desktop.tray().click(/^Connect: iot/);
  await expect.poll(() => isWindowShown(app)).toBe(true);
  await expect(screens.terminal()).toContainText('$');
  await expect
    .poll(() => desktop.tray().tooltip())
    .toBe('Daypass: 1 live session, access is assumed');

  await screens.goTo('Requests');
  await closeWindow(app);
  await desktop.tray().click(/^Session: alice on iot/);
  await expect.poll(() => isWindowShown(app)).toBe(true);
  await expect(screens.terminal()).toBeVisible();

  await closeWindow(app);
  await desktop.tray().click(/^Drop assumed access, .* left \(as alice\)$/);
  await expect.poll(() => desktop.tray().tooltip()).toBe('Daypass: 1 approval to use');
  await expect.poll(async () => (await appState(page)).sessions[0]?.state).toBe('ended');
  expect(await labels()).not.toContainEqual(expect.stringMatching(/^(Session|Drop)/));
  await desktop.tray().click(/^Show Daypass$/);
  await expect.poll(() => isWindowShown(app)).toBe(true);
  await expect(page.getByTestId('session-reason')).toBeVisible();
});
