import type { HostedCluster } from '#shared/ipc/app-state';
import { layCable, type Cable } from '../helpers/gateway/cable';
import { appState, callApi, invoke } from '../helpers/app/bridge';
import { openGrantedTerminal, signInDemoUser } from '../helpers/app/demo';
import { closeWindow, isWindowShown, launchApp, type RunningApp } from '../helpers/app/launch';
import { screensOf, type Screens } from '../helpers/app/screens';
import { expect, test } from './fixtures';

/** Another address of this computer: the gateway is looked for on the host of the API's address. */
const elsewhere = '127.0.0.2';

const portOf = (address: string): number => Number(address.split(':').at(-1));

/** Signs alice in once more, by cables to the API and to the gateway. @returns the one to the gateway */
async function signInByCable({ page }: RunningApp, cables: Cable[]): Promise<Cable> {
  const { hosted } = await appState(page);
  const alice = hosted?.demoUsers.find(({ name }) => name === 'alice');
  if (!hosted || !alice) throw new Error('The demo does not run');
  const lay = async (address: HostedCluster['apiAddress']): Promise<Cable> => {
    const port = portOf(address);
    const cable = await layCable(port, { host: elsewhere, port });
    cables.push(cable);
    return cable;
  };
  await lay(hosted.apiAddress);
  const gateway = await lay(hosted.proxyAddress);
  await invoke(page, 'profile.add', {
    address: `${elsewhere}:${portOf(hosted.apiAddress)}`,
    pin: hosted.pin,
    user: 'alice',
    password: alice.password,
  });
  return gateway;
}

/** Opens a terminal on iot as alice. @returns the request that gives it */
async function openTerminal({ page }: RunningApp): Promise<string> {
  const screens = screensOf(page);
  const request = await openGrantedTerminal(page);
  await expectToRun(screens, 'first');
  return request;
}

async function expectToRun(screens: Screens, word: string): Promise<void> {
  await screens.type(`echo "$((40 + 2)) ${word}"`);
  await expect(screens.terminal()).toContainText(`42 ${word}`);
}

const live = { name: /^alice@iot.*connected$/ };

test('a session goes on without the window, and another page shows what was printed', async ({
  app,
  desktop,
}) => {
  const { page } = app;
  const screens = screensOf(page);
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  await openTerminal(app);
  await screens.type('(sleep 1; echo "$((6 * 7)) meanwhile") &');
  await closeWindow(app);
  await expect.poll(() => isWindowShown(app)).toBe(false);
  await desktop.tray().click(/^Session: alice on iot/);
  await expect.poll(() => isWindowShown(app)).toBe(true);
  await expect(screens.terminal()).toContainText('42 first');
  await expect(screens.terminal()).toContainText('42 meanwhile');
  await expectToRun(screens, 'after it was hidden');

  await page.reload();
  await screens.goTo('Terminals');
  await expect(page.getByRole('tab', live)).toBeVisible();
  await expect(screens.terminal()).toContainText('42 first');
  await expect(screens.terminal()).toContainText('42 meanwhile');
  await expectToRun(screens, 'after it was loaded again');
});

test('a session whose cable is cut goes on in its tab; revoked meanwhile, it ends with the reason', async ({
  app,
}) => {
  const cables: Cable[] = [];
  const { page } = app;
  const screens = screensOf(page);
  try {
    await screens.startDemo();
    await signInDemoUser(page, 'bob');
    const gateway = await signInByCable(app, cables);
    const request = await openTerminal(app);
    gateway.cut();
    await expect(screens.terminal()).toContainText('Connection lost at');
    await expect(screens.terminal()).toContainText('This is a new shell');
    await expect(page.getByRole('tab', live)).toBeVisible();
    await expect(screens.terminal()).toContainText('42 first');
    await expectToRun(screens, 'in the new shell');

    await gateway.close();
    await expect(page.getByRole('button', { name: 'Reconnect now' })).toBeVisible();
    await callApi(page, 'bob', 'requests.revoke', { id: request, reason: 'It is over.' });
    cables.push(await layCable(gateway.port, { host: elsewhere, port: gateway.port }));
    await expect(page.getByTestId('session-reason')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reconnect now' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Request access' })).toBeVisible();
    await expect(screens.terminal()).toContainText('42 in the new shell');
  } finally {
    for (const cable of cables) await cable.close().catch(() => undefined);
  }
});

test('quitting with a live session asks once, names it, and keeps running on no', async ({
  desktop,
}) => {
  const app = await launchApp(desktop);
  const { page, electron } = app;
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'bob');
  await openTerminal(app);
  const asked = await electron.evaluate(async ({ app: running, dialog }) => {
    const questions: unknown[] = [];
    // The window and the question, or the question alone.
    dialog.showMessageBox = async (...given: unknown[]) => {
      questions.push(given.at(-1));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { response: 0, checkboxChecked: false };
    };
    running.quit();
    running.quit();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return questions;
  });
  expect(asked).toEqual([
    expect.objectContaining({
      message: 'Quit Daypass and end the session?',
      detail: expect.stringContaining('alice@iot') as unknown,
    }),
  ]);
  await expectToRun(screensOf(page), 'still');
  await app.close();
});
