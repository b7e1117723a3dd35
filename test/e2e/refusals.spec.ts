import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callApi, invoke, profileOf } from '../helpers/app/bridge';
import { grantAccess, resourceId, signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { runStockSsh, stockSsh } from '../helpers/app/stock-ssh';
import { expect, shareApp, test } from './fixtures';

const shared = shareApp(async ({ page }) => {
  await screensOf(page).startDemo();
  await signInDemoUser(page, 'bob');
});

/** Each test begins with alice in front, who may use iot as alice by a request of its own. */
let request: string;
test.beforeEach(async () => {
  const { page } = shared;
  request = await grantAccess(page, { iot: ['alice'] });
  const { id: profileId } = await profileOf(page, 'alice');
  await invoke(page, 'profile.select', { profileId });
});
test.afterEach(async () => {
  const { page } = shared;
  const { id: profileId } = await profileOf(page, 'alice');
  await invoke(page, 'access.drop', { profileId });
  // So that the next test's request is the only one that stands; here it may have been revoked already.
  const { request: now } = await callApi(page, 'bob', 'requests.get', { id: request });
  if (now.state === 'APPROVED')
    await callApi(page, 'bob', 'requests.revoke', { id: request, reason: 'The test is over.' });
});

async function assume(): Promise<void> {
  const { id: profileId } = await profileOf(shared.page, 'alice');
  await invoke(shared.page, 'access.assume', { profileId, requests: [request] });
}

async function expectRefused(target: string, reason: string | RegExp, more?: readonly string[]) {
  const { code, output } = await runStockSsh(shared.page, target, 'echo inside', more);
  expect(output).not.toContain('inside');
  expect(output).toMatch(reason);
  expect(code).toBe(255);
}

/** Opens the request that this test has, and a terminal by its button. */
async function connect(): Promise<void> {
  const screens = screensOf(shared.page);
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await screens.connect('iot', 'alice');
  await screens.type('echo "$((40 + 2)) works"');
  await expect(screens.terminal()).toContainText('42 works');
}

const reason = () => shared.page.getByTestId('terminal').getByTestId('session-reason');

/** Asks for a session on iot that no button offers, as a window that was tampered with would. */
async function openBehindTheWindow(login: string): Promise<void> {
  const { page } = shared;
  const { id: profileId } = await profileOf(page, 'alice');
  const resource = await resourceId(page, 'alice', 'iot');
  const size = { columns: 80, rows: 24 };
  await invoke(page, 'session.open', { profileId, resource, login, assume: null, ...size });
}

async function closeTerminals(): Promise<void> {
  const close = shared.page.getByTestId('terminal').getByRole('button', { name: 'Close' });
  await close.click();
  await expect(shared.page.getByTestId('terminal')).toHaveCount(0);
}

test('a login and a machine that were not asked for, with ssh and in a terminal of the app', async () => {
  const { page } = shared;
  await assume();
  const login = 'Your request allows only alice on iot; deploy was not asked for';
  await expectRefused('deploy@iot', login);
  await expectRefused(
    'alice@this-computer',
    /covers iot only\. Drop it to use your regular access/,
  );

  await openBehindTheWindow('deploy');
  await screensOf(page).goTo('Terminals');
  await expect(reason()).toHaveText(`${login}.`);
  await page.getByRole('button', { name: 'Why', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'May I use iot as deploy?' });
  await expect(dialog.getByRole('status')).toContainText(login);
  await expect(dialog.getByRole('list', { name: 'What would change it' })).toContainText(
    'You may ask for deploy on iot',
  );
  await page.keyboard.press('Escape');
  await closeTerminals();
});

test('after the drop: the open terminal ends with the reason, and connecting needs the assume again', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await connect();
  await screens.drop();
  await expect(reason()).toHaveText('You dropped this access.');
  await closeTerminals();
  await openBehindTheWindow('alice');
  await expect(reason()).toContainText('Role requester gives access to no machines');
  await page.getByRole('button', { name: 'Assume and connect again' }).click();
  await expect(screens.assumedBar()).toContainText('iot');
  await expect(page.getByRole('tab', { name: /^alice@iot.*connected$/ })).toBeVisible();
  await screens.type('echo "$((40 + 2)) again"');
  await expect(screens.terminal()).toContainText('42 again');
  await screens.drop();
  await expect(reason()).toHaveText('You dropped this access.');
  await closeTerminals();
});

test('a revoke ends an open terminal at once, and says who may be asked', async () => {
  const { page, desktop } = shared;
  const screens = screensOf(page);
  await connect();
  await screens.type('while true; do echo tick; sleep 0.1; done');
  await expect(screens.terminal()).toContainText('tick');
  await callApi(page, 'bob', 'requests.revoke', { id: request, reason: 'The incident is over.' });
  await expect(reason()).toContainText(
    'was revoked: The incident is over. Ask again if you still need it',
  );
  await expect(screens.assumedBar()).toHaveCount(0);
  await desktop.notifications.waitFor(
    ({ summary, body }) =>
      summary.startsWith('Access revoked: iot') && body.includes('incident is over'),
    'tells alice of the revoke',
  );
  await closeTerminals();
});

test('a certificate from before the assume or the drop is worth nothing afterwards', async () => {
  const { page } = shared;
  const folder = mkdtempSync(join(tmpdir(), 'daypass-kept-'));
  try {
    const { socket } = await stockSsh(page);
    const env = { ...process.env, SSH_AUTH_SOCK: socket };
    /** What the agent offers now, kept in a file. @returns the options to use it by */
    const keep = (name: string): string[] => {
      const path = join(folder, name);
      writeFileSync(`${path}.pub`, execFileSync('ssh-add', ['-L'], { env }));
      expect(execFileSync('ssh-keygen', ['-L', '-f', `${path}.pub`]).toString()).toContain(
        'access@daypass',
      );
      return ['-o', 'IdentitiesOnly=yes', '-i', `${path}.pub`];
    };
    const standing = keep('standing');
    await assume();
    const granted = keep('granted');
    expect(await runStockSsh(page, 'alice@iot', 'echo inside', granted)).toEqual({
      code: 0,
      output: 'inside\n',
    });
    const refusal = /Permission denied|no longer current/;
    await expectRefused('alice@iot', refusal, standing);
    const { id: profileId } = await profileOf(page, 'alice');
    await invoke(page, 'access.drop', { profileId });
    await expectRefused('alice@iot', refusal, granted);
    await expectRefused('alice@iot', 'Role requester gives access to no machines', keep('regular'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a role that gained a login after the approval does not widen what was approved', async () => {
  const { page } = shared;
  await signInDemoUser(page, 'dana');
  const yaml = [
    'kind: role',
    'version: v7',
    'metadata: { name: access }',
    "spec: { allow: { node_labels: { '*': '*' }, logins: [alice, deploy, root] } }",
  ].join('\n');
  await callApi(page, 'dana', 'config.apply', { yaml, fileName: 'access.yaml' });
  const { id: profileId } = await profileOf(page, 'alice');
  await invoke(page, 'profile.select', { profileId });
  await assume();
  for (const login of ['root', 'deploy'])
    await expectRefused(
      `${login}@iot`,
      `Your request allows only alice on iot; ${login} was not asked for`,
    );
});
