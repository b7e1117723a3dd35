import { expect } from '@playwright/test';
import type { DesktopSession } from '../desktop/desktop-session';
import type { RunningApp } from './launch';
import { screensOf } from './screens';
import { runStockSsh } from './stock-ssh';

/** Called after each thing that happened; `picture` names a view worth keeping. */
export type Tell = (text: string, picture?: string) => Promise<void>;

/**
 * The product's main job, from an empty profile folder to a shell and back, in the real app. Fails unless the
 * shell's output, each refusal and each notification were really seen.
 */
export async function tellStory(
  app: RunningApp,
  desktop: DesktopSession,
  tell: Tell,
): Promise<void> {
  await aliceLooks(app, tell);
  await aliceAsks(app, tell);
  await bobApproves(app, desktop, tell);
  await aliceConnects(app, desktop, tell);
  await restIsRefused(app, tell);
  await aliceDrops(app, tell);
}

async function aliceLooks({ page }: RunningApp, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await tell('First run: three ways to begin', '00-first-run');
  await screens.startDemo();
  await screens.show('My resources');
  await expect(page.getByRole('heading', { name: /no standing access/i })).toBeVisible();
  await tell('alice is signed in; "my resources" is empty and says why', '01-nothing-yet');
}

async function aliceAsks({ page }: RunningApp, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await screens.show('Requestable');
  await expect(screens.row('iot')).toContainText('Requestable');
  await screens.addToRequest('iot', ['alice']);
  await screens.addToRequest('this-computer', ['alice', 'deploy']);
  await tell('alice picks two machines and the logins she wants on each', '02-choose-logins');
  await screens.send('Incident 123: the sensor feed stopped');
  await expect(screens.requestState()).toHaveText('Pending');
  await expect(page.getByText('derived by the cluster')).toBeVisible();
  await tell('The request is pending, with the roles that the cluster derived', '03-pending');
}

async function bobApproves(
  { page }: RunningApp,
  desktop: DesktopSession,
  tell: Tell,
): Promise<void> {
  const screens = screensOf(page);
  await screens.become('bob');
  await screens.goTo('Requests');
  await screens.openRequest(/alice/);
  await expect(page.getByText('Incident 123: the sensor feed stopped')).toBeVisible();
  await tell('bob sees who asks, for what, with which logins, and why', '04-review');
  await screens.review('Approve', 'Go ahead, until the feed is back.');
  await expect(screens.requestState()).toHaveText('Approved');
  const seen = await desktop.notifications.waitFor(
    ({ summary, body }) => /approved/i.test(summary + body) && /iot/.test(summary + body),
    'tells alice of the approval',
  );
  await tell(
    `bob approves; on the session bus: "${seen.summary}" – ${seen.body.replaceAll('\n', ' ')}`,
  );
}

async function aliceConnects(app: RunningApp, desktop: DesktopSession, tell: Tell): Promise<void> {
  const { page } = app;
  const screens = screensOf(page);
  const approved = desktop.notifications.seen.find(({ summary, body }) =>
    /approved/i.test(summary + body),
  );
  if (!approved) throw new Error('The approval was not notified');
  desktop.notifications.ActionInvoked(approved.id, 'default');
  await expect(page.getByRole('button', { name: /^Profile: alice on/ })).toBeVisible();
  await expect(screens.requestState()).toHaveText('Approved');
  await tell('A click on the notification shows alice her request');
  await screens.connect('iot', 'alice');
  await screens.type('echo "hello from $((40 + 2)) as $USER"');
  await expect(screens.terminal()).toContainText('hello from 42 as alice');
  await expect(screens.assumedBar()).toContainText('iot');
  await tell('One click later alice is in a shell on iot; a bar counts down', '05-terminal');
}

async function restIsRefused({ page }: RunningApp, tell: Tell): Promise<void> {
  const allowed = await runStockSsh(page, 'alice@iot', 'echo stock ssh gets through');
  expect(allowed).toEqual({ code: 0, output: 'stock ssh gets through\n' });
  await tell("The stock ssh client gets through too, by the app's agent");
  const refused = await runStockSsh(page, 'deploy@iot', 'true');
  expect(refused.code).toBe(255);
  expect(refused.output).toContain('allows only alice on iot; deploy was not asked for');
  await tell(`A login that was not asked for is refused: ${refused.output.trim().split('\n')[0]}`);
  const nowhere = await runStockSsh(page, 'alice@nowhere', 'true');
  expect(nowhere.code).toBe(255);
  await tell('So is a machine outside the request');
}

async function aliceDrops({ page }: RunningApp, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await screens.goTo('Status');
  await expect(page.getByText('deploy').first()).toBeVisible();
  await tell('Status says what the certificate allows, and until when', '07-status');
  await screens.drop();
  await screens.goTo('Terminals');
  await expect(page.getByTestId('session-reason')).toContainText(/no longer current|dropped/i);
  await tell('Dropping ends the session within a second and says so', '06-refused');
  const dropped = await runStockSsh(page, 'alice@iot', 'true');
  expect(dropped.code).toBe(255);
  await tell('After the drop, iot is refused again');
}
