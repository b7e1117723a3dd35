import { expect } from '@playwright/test';
import type { DesktopSession } from '../desktop/desktop-session';
import type { SeenNotification } from '../desktop/notifications';
import { closeWindow, isWindowShown, type RunningApp } from './launch';
import { screensOf } from './screens';
import { runStockSsh } from './stock-ssh';

/** Called after each thing that happened; `picture` names a view worth keeping. */
export type Tell = (text: string, picture?: string) => Promise<void>;

interface Stage {
  readonly app: RunningApp;
  readonly desktop: DesktopSession;
  readonly tell: Tell;
}

const reason = 'Incident 123: the sensor feed stopped';

/**
 * The product's main job, from an empty profile folder to a shell and back, in the real app. Fails unless the
 * shell's output, each refusal, each notification and what the tray says were really seen.
 */
export async function tellStory(
  app: RunningApp,
  desktop: DesktopSession,
  tell: Tell,
): Promise<void> {
  const stage = {
    app,
    desktop,
    tell: async (text: string, picture?: string) => {
      if (picture) await screensOf(app.page).settle();
      await tell(text, picture);
    },
  };
  await aliceLooks(stage);
  await aliceAsks(stage);
  await bobIsTold(stage);
  await bobApproves(stage);
  await aliceIsTold(stage);
  await aliceConnects(stage);
  await restIsRefused(stage);
  await aliceDrops(stage);
}

async function aliceLooks({ app: { page }, tell }: Stage): Promise<void> {
  const screens = screensOf(page);
  await tell('First run: three ways to begin', '00-first-run');
  await screens.startDemo();
  await screens.show('My resources');
  await expect(page.getByRole('heading', { name: /no standing access/i })).toBeVisible();
  await tell('alice is signed in; "my resources" is empty and says why', '01-nothing-yet');
  await screens.become('bob');
  await screens.become('alice');
  await tell('bob is signed in beside her, in the same window');
}

async function aliceAsks({ app: { page }, tell }: Stage): Promise<void> {
  const screens = screensOf(page);
  await screens.show('Requestable');
  await expect(screens.row('iot')).toContainText('Requestable');
  await screens.addToRequest('iot', ['alice']);
  await screens.addToRequest('this-computer', ['alice', 'deploy']);
  await tell('alice picks two machines and the logins she wants on each', '02-choose-logins');
  await screens.send(reason);
  await expect(screens.requestState()).toHaveText('Pending');
  await expect(page.getByText('derived by the cluster')).toBeVisible();
  await tell('The request is pending, with the roles that the cluster derived', '03-pending');
}

/** Clicks a notification while the window is closed: it opens. */
async function follow({ app, desktop }: Stage, notification: SeenNotification): Promise<void> {
  await closeWindow(app);
  expect(await isWindowShown(app)).toBe(false);
  desktop.notifications.ActionInvoked(notification.id, 'default');
  await expect.poll(() => isWindowShown(app)).toBe(true);
}

/** Chooses an entry of the tray's menu while the window is closed: it opens. */
async function followTray({ app, desktop }: Stage, label: RegExp): Promise<void> {
  await closeWindow(app);
  expect(await isWindowShown(app)).toBe(false);
  await desktop.tray().click(label);
  await expect.poll(() => isWindowShown(app)).toBe(true);
}

async function expectOpenRequest({ app: { page } }: Stage, user: string, state: string) {
  await expect(page.getByRole('button', { name: `Profile: ${user} on demo` })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Request' }).getByText(reason)).toBeVisible();
  await expect(screensOf(page).requestState()).toHaveText(state);
}

async function bobIsTold(stage: Stage): Promise<void> {
  const { app, desktop, tell } = stage;
  const seen = await desktop.notifications.waitFor(
    ({ summary, body }) => summary.startsWith('alice asks for iot') && body.endsWith(`: ${reason}`),
    'tells bob of the request',
  );
  await tell(`On the session bus, for bob: "${seen.summary}" – ${seen.body}`);
  await follow(stage, seen);
  await expectOpenRequest(stage, 'bob', 'Pending');
  await screensOf(app.page).become('alice');

  await expect.poll(() => desktop.tray().tooltip()).toBe('Daypass: 1 review waits');
  await followTray(stage, /^Review: alice asks for iot \(alice\), this-computer.*\(as bob\)$/);
  await expectOpenRequest(stage, 'bob', 'Pending');
  await tell(
    'The tray says that a review waits; its entry, like the notification, leads bob there',
  );
}

async function bobApproves({ app: { page }, tell }: Stage): Promise<void> {
  const screens = screensOf(page);
  await tell('bob sees who asks, for what, with which logins, and why', '04-review');
  await screens.review('Approve', 'Go ahead, until the feed is back.');
  await expect(screens.requestState()).toHaveText('Approved');
}

async function aliceIsTold(stage: Stage): Promise<void> {
  const { app, desktop, tell } = stage;
  const seen = await desktop.notifications.waitFor(
    ({ summary }) => summary.startsWith('Approved: iot'),
    'tells alice of the approval',
  );
  const said = `"${seen.summary}" – ${seen.body.replaceAll('\n', ' ')}`;
  await tell(`bob approves; on the session bus, for alice: ${said}`);
  await follow(stage, seen);
  await expectOpenRequest(stage, 'alice', 'Approved');
  await screensOf(app.page).become('bob');

  await expect.poll(() => desktop.tray().tooltip()).toBe('Daypass: 1 approval to use');
  await followTray(stage, /^Connect: iot \(alice\), this-computer.* left \(as alice\)$/);
  await expectOpenRequest(stage, 'alice', 'Approved');
  await tell('The tray lists what was approved; a click there, or on the notification, shows it');
}

async function aliceConnects({ app: { page }, desktop, tell }: Stage): Promise<void> {
  const screens = screensOf(page);
  await screens.connect('iot', 'alice');
  await screens.type('echo "hello from $((40 + 2)) as $USER"');
  await expect(screens.terminal()).toContainText('hello from 42 as alice');
  await expect(screens.assumedBar()).toContainText('iot');
  await expect
    .poll(() => desktop.tray().tooltip())
    .toBe('Daypass: 1 live session, access is assumed');
  await tell('One click later alice is in a shell on iot; a bar counts down', '05-terminal');
}

async function restIsRefused({ app: { page }, tell }: Stage): Promise<void> {
  const screens = screensOf(page);
  const allowed = await runStockSsh(page, 'alice@iot', 'echo stock ssh gets through');
  expect(allowed).toEqual({ code: 0, output: 'stock ssh gets through\n' });
  await tell("The stock ssh client gets through too, by the app's agent");
  const refused = await runStockSsh(page, 'deploy@iot', 'true');
  expect(refused.code).toBe(255);
  expect(refused.output).toContain('allows only alice on iot; deploy was not asked for');
  await tell(`A login that was not asked for is refused: ${refused.output.trim().split('\n')[0]}`);
  const nowhere = await runStockSsh(page, 'alice@nowhere', 'true');
  expect(nowhere.code).toBe(255);
  expect(nowhere.output).toContain('covers iot and this-computer only');
  await tell('So is a machine outside the request');

  await screens.assumedBar().getByRole('button', { name: 'Request' }).click();
  await screens.askWhy('iot', 'deploy');
  await expect(page.getByRole('dialog')).toContainText('deploy was not asked for');
  await tell('The app says why, step by step', '06-refused');
  await page.keyboard.press('Escape');
}

async function aliceDrops({ app: { page }, desktop, tell }: Stage): Promise<void> {
  const screens = screensOf(page);
  await screens.goTo('Status');
  await expect(page.getByRole('option', { name: 'deploy@this-computer' })).toBeAttached();
  await tell('Status says what the certificate allows, and until when', '07-status');
  await desktop.tray().click(/^Drop assumed access/);
  await expect(screens.assumedBar()).toHaveCount(0);
  await screens.goTo('Terminals');
  await expect(page.getByTestId('session-reason')).toHaveText('You dropped this access.');
  await tell('Dropping, here by the tray, ends the session within a second and says so');
  const dropped = await runStockSsh(page, 'alice@iot', 'true');
  expect(dropped.code).toBe(255);
  await tell('After the drop, iot is refused again');
  await page.emulateMedia({ colorScheme: 'dark' });
  await screens.goTo('Requests');
  await screens.openRequest(/alice/);
  await expect(page.getByText(reason)).toBeVisible();
  await tell('All of it in the dark, too', '08-dark');
}
