import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appState, callApi, profileOf } from '../helpers/app/bridge';
import {
  askForAccess,
  grantAccess,
  openGrantedTerminal,
  signInDemoUser,
} from '../helpers/app/demo';
import { launchApp, newUserData, type RunningApp } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

type ProcessName = 'Daypass cluster' | 'Daypass client';

function processIds({ electron }: RunningApp, name: ProcessName): Promise<number[]> {
  return electron.evaluate(
    ({ app }, wanted) =>
      app
        .getAppMetrics()
        .filter(({ serviceName, name: shown }) => [serviceName, shown].includes(wanted))
        .map(({ pid }) => pid),
    name,
  );
}

/** Ends one of the app's processes the hard way. @returns its process id */
async function kill(app: RunningApp, name: ProcessName): Promise<number> {
  const [pid, ...others] = await processIds(app, name);
  if (pid === undefined) throw new Error(`There is no process "${name}"`);
  expect(others).toEqual([]);
  process.kill(pid, 'SIGKILL');
  return pid;
}

test('quit and start again: the profiles, the cluster and the window are as they were', async ({
  desktop,
}) => {
  const userData = await newUserData();
  try {
    const first = await launchApp(desktop, { userData });
    await screensOf(first.page).startDemo();
    await screensOf(first.page).show('Requestable');
    await screensOf(first.page).addToRequest('this-computer', []);
    await signInDemoUser(first.page, 'bob');
    const { profiles, hosted } = await appState(first.page);
    const id = await askForAccess(first.page, { iot: ['alice'] });
    await screensOf(first.page).goTo('Settings');
    await first.page.getByRole('radio', { name: 'Dark' }).click();
    const bounds = { x: 40, y: 30, width: 900, height: 640 };
    await first.electron.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    await first.close();

    const second = await launchApp(desktop, { userData });
    const { page } = second;
    await expect(page.getByRole('button', { name: 'Profile: bob on demo' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(
      await second.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
      ),
    ).toEqual(bounds);
    await expect
      .poll(async () => (await appState(page)).hosted)
      .toMatchObject({ state: 'running', error: null });
    const again = await appState(page);
    expect(again.hosted).toMatchObject({
      apiAddress: hosted?.apiAddress,
      proxyAddress: hosted?.proxyAddress,
      pin: hosted?.pin,
    });
    expect(again.profiles.map((each) => each.id)).toEqual(profiles.map((each) => each.id));

    // The demo's users are signed in again by the app itself.
    await expect.poll(async () => (await profileOf(page, 'bob')).state).toBe('signed-in');
    const screens = screensOf(page);
    await screens.goTo('Requests');
    await screens.openRequest(/alice/);
    await expect(screens.requestState()).toHaveText('Pending');
    expect((await callApi(page, 'bob', 'requests.get', { id })).request.id).toBe(id);
    await screens.become('alice');
    await screens.goTo('Resources');
    const panel = page.getByRole('region', { name: 'New request' });
    await expect(panel.getByText('Logins on this-computer')).toBeVisible();
    await second.close();
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
});

test('terminals come back as they were arranged, and connect when they are asked to', async ({
  desktop,
}) => {
  const userData = await newUserData();
  try {
    const first = await launchApp(desktop, { userData });
    const before = screensOf(first.page);
    await before.startDemo();
    await signInDemoUser(first.page, 'bob');
    await openGrantedTerminal(first.page);
    await expect(before.terminal()).toContainText('$');
    await first.page.keyboard.press('Control+Shift+E');
    const divider = first.page.getByRole('separator', { name: 'Size of alice@iot' });
    await divider.press('ArrowRight');
    await expect(divider).toHaveAttribute('aria-valuenow', '54');
    await expect(before.terminal()).toContainText('$');
    await first.page.getByRole('tab', { name: /^alice@iot.*1 more.*connected$/ }).waitFor();
    // Changes are kept shortly after they were made.
    await expect
      .poll(() => readFileSync(join(userData, 'preferences.json'), 'utf8'))
      .toMatch(/"share":\s*0\.54/);
    await first.close();

    const second = await launchApp(desktop, { userData });
    const { page } = second;
    const screens = screensOf(page);
    const offer = page.getByRole('note').filter({ hasText: '2 terminals were open' });
    await offer.getByRole('button', { name: 'Bring back' }).click();
    await expect(page.getByRole('separator')).toHaveAttribute('aria-valuenow', '54');
    const connect = page.getByRole('button', { name: 'Assume and connect' });
    await expect(connect).toHaveCount(2);
    await connect.first().click();
    await screens.type('echo "$((40 + 2)) back"');
    await expect(screens.terminal()).toContainText('42 back');
    await second.close();
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
});

test('the cluster is started again when its process is killed, and nothing that it said is lost', async ({
  app,
}) => {
  const { page } = app;
  const screens = screensOf(page);
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  const id = await grantAccess(page, { iot: ['alice'] });
  const killed = await kill(app, 'Daypass cluster');
  await expect
    .poll(async () => (await processIds(app, 'Daypass cluster')).filter((pid) => pid !== killed))
    .toHaveLength(1);
  await expect.poll(async () => (await appState(page)).hosted?.state).toBe('running');
  for (const user of ['alice', 'bob'])
    await expect.poll(async () => (await profileOf(page, user)).state).toBe('signed-in');
  await expect
    .poll(() => callApi(page, 'alice', 'requests.get', { id }).catch(() => null))
    .toMatchObject({ request: { id, state: 'APPROVED', reviews: [{ message: 'Go ahead.' }] } });

  await screens.become('alice');
  await screens.goTo('Requests');
  await screens.openRequest(/alice/);
  await screens.connect('iot', 'alice');
  await screens.type('echo "$((40 + 2)) again"');
  await expect(screens.terminal()).toContainText('42 again');
});

test('when the process with the keys is killed, the app says so, and signing in again works', async ({
  app,
}) => {
  const { page } = app;
  const screens = screensOf(page);
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  await openGrantedTerminal(page);
  await screens.type('echo "$((40 + 2)) works"');
  await expect(screens.terminal()).toContainText('42 works');

  await kill(app, 'Daypass client');
  await expect(page.getByTestId('session-reason')).toContainText(
    'The part of Daypass that held this session stopped.',
  );
  await screens.goTo('Resources');
  await expect(page.getByRole('heading', { name: 'Sign in as alice' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(
    'The part of Daypass that holds your keys stopped.',
  );
  // The first try may come before that process is there again; the app then asks for another.
  await screens.signInAgain('alice');
  await expect(page.getByRole('heading', { name: 'Resources' })).toBeVisible();
  await screens.show('Requestable');
  await expect(screens.row('iot')).toBeVisible();
});

test('what the start left behind is given back, long before V8 would by itself', async ({
  app,
}) => {
  await screensOf(app.page).startDemo();
  /** Of the room for new objects in main's process, in MB. */
  const room = () =>
    app.electron.evaluate(() => {
      const { getHeapSpaceStatistics } = process.getBuiltinModule('node:v8');
      const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
      return (young?.physical_space_size ?? NaN) / 1_000_000;
    });
  await expect.poll(room, { timeout: 10_000 }).toBeLessThan(3);
});
