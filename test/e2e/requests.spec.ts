import { callApi } from '../helpers/app/bridge';
import { signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

// Each test goes on where the one before it stopped: one request is asked for, talked about, prolonged and given back.
test.describe.configure({ mode: 'serial' });
const shared = shareApp(async ({ page }) => {
  const screens = screensOf(page);
  await screens.startDemo();
  for (const user of ['bob', 'dana']) await signInDemoUser(page, user);
  // The demo's requesters ask for resources; here for a role by its name, too.
  const yaml = [
    'kind: role',
    'version: v7',
    'metadata: { name: requester }',
    'spec: { allow: { request: { search_as_roles: [access], roles: [access] } } }',
  ].join('\n');
  await callApi(page, 'dana', 'config.apply', { yaml, fileName: 'requester.yaml' });
  await screens.become('alice');
});

const panel = () => shared.page.getByRole('region', { name: 'New request' });
const article = () => shared.page.getByRole('article', { name: 'Request' });
const happened = () => article().getByRole('list', { name: 'What happened' });

/** The id of the request that is looked at. */
async function shownId(): Promise<string> {
  const id = await article().locator('code').last().textContent();
  if (id === null) throw new Error('No request is shown');
  return id;
}

async function approve(id: string): Promise<void> {
  const review = { id, verdict: 'approve' as const, message: '', terms: null };
  await callApi(shared.page, 'bob', 'requests.review', review);
}

test('a role is asked for by its name, for access that starts later', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await page.getByRole('radio', { name: 'Roles' }).click();
  const row = page.getByRole('grid', { name: 'Roles' }).getByRole('row');
  await expect(row).toContainText(/machines|servers/i);
  await page.getByRole('button', { name: 'Request role access' }).click();
  await expect(panel().getByRole('list', { name: 'What the role access contains' })).toBeVisible();

  await panel().getByLabel('Start', { exact: true }).selectOption('At a day and time…');
  await expect(panel().getByText(/In your time zone: /)).toBeVisible();
  await panel().getByLabel('How long').selectOption('1 hour');
  await expect(panel().getByRole('region', { name: 'What comes of it' })).toContainText(
    /Starts .+ Ends /,
  );
  await screens.send('Night shift');
  await expect(screens.requestState()).toHaveText('Pending');
  await expect(article()).toContainText('asked for by name');
  await approve(await shownId());
  await expect(screens.requestState()).toHaveText(/^Starts in (59m|1h)$/);
  // What has not started cannot be used.
  await expect(page.getByRole('button', { name: 'Assume' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Give back' })).toBeVisible();
});

test('what is wrong is said at the entry that it is about', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.goTo('Resources');
  await screens.show('Requestable');
  await screens.addToRequest('iot', ['alice']);
  await panel().getByLabel('How long').selectOption('Another…');
  await panel().getByLabel('How long, exactly').fill('400d');
  await expect(
    panel()
      .getByText(/ is the most\.$/)
      .first(),
  ).toBeVisible();
  await panel().getByLabel('How long, exactly').fill('45m');
  await expect(panel().getByText(/ is the most\.$/)).toHaveCount(0);
});

test('a request is saved as a preset, and made again by it in one click', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await panel()
    .getByRole('textbox', { name: /^Reason/ })
    .fill('Sensors stopped');
  await panel().getByRole('button', { name: 'Save as a preset' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as a preset' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('sensor check');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await panel().getByRole('button', { name: 'Discard the request' }).click();
  await expect(panel()).toHaveCount(0);

  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'sensor check' }).click();
  await expect(panel().getByRole('checkbox', { name: 'alice' })).toBeChecked();
  await expect(panel().getByRole('textbox', { name: /^Reason/ })).toHaveValue('Sensors stopped');
  await expect(panel().getByRole('heading', { name: 'New request' })).toBeFocused();
  await panel().getByRole('button', { name: 'Send request' }).click();
  await expect(screens.requestState()).toHaveText('Pending');
  await expect(article()).toContainText('45m from the approval');
});

test('people talk about a request before anybody decides', async () => {
  const { page } = shared;
  await article().getByRole('textbox', { name: 'Comment' }).fill('It is the one in building B.');
  await article().getByRole('button', { name: 'Add comment' }).click();
  await expect(happened()).toContainText('alice wrote');
  const id = await shownId();
  await callApi(page, 'bob', 'requests.comment', { id, text: 'Then go by the north door.' });
  await expect(happened()).toContainText('Then go by the north door.');
});

test('access is prolonged while it holds, and the session goes on', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  const id = await shownId();
  await approve(id);
  await expect(screens.requestState()).toHaveText('Approved');
  const { request: before } = await callApi(page, 'alice', 'requests.get', { id });
  await screens.connect('iot', 'alice');
  await screens.type('echo "$((40 + 2)) works"');
  await expect(screens.terminal()).toContainText('42 works');

  await screens.assumedBar().getByRole('button', { name: 'Show request' }).click();
  await article().getByRole('button', { name: 'Extend' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for more time' });
  await dialog.getByLabel('How much longer').selectOption('30 minutes');
  await expect(dialog.getByRole('status')).toContainText('instead of');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('It takes longer');
  await dialog.getByRole('button', { name: 'Ask for more time' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(happened()).toContainText('alice asked for 30m more, which waits');
  await expect(article().getByRole('button', { name: 'Extend' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const [extension] = (await callApi(page, 'bob', 'requests.recent', { id })).rows;
  await approve(extension?.id ?? '');
  await expect(happened()).toContainText('alice asked for 30m more, and got it');
  const { request: after } = await callApi(page, 'alice', 'requests.get', { id });
  expect(after.accessUntil).toBe((before.accessUntil ?? 0) + 30 * 60_000);
  await screens.goTo('Terminals');
  await screens.type('echo "$((40 + 3)) works"');
  await expect(screens.terminal()).toContainText('43 works');
});

test('access is given back, its session ends, and the same is asked for again', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.assumedBar().getByRole('button', { name: 'Show request' }).click();
  const giveBack = article().getByRole('button', { name: 'Give back' });
  await giveBack.click();
  const dialog = page.getByRole('dialog', { name: 'Give the access back?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(giveBack).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('your sessions there end within a second');
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await expect(screens.requestState()).toHaveText('Given back');
  await expect(screens.assumedBar()).toHaveCount(0);
  await expect(happened()).toContainText('alice gave it back');

  await article().getByRole('button', { name: 'Request again' }).click();
  await expect(panel().getByRole('checkbox', { name: 'alice' })).toBeChecked();
  await expect(panel().getByRole('textbox', { name: /^Reason/ })).toHaveValue('Sensors stopped');
  await screens.goTo('Terminals');
  await expect(page.getByTestId('session-reason')).toBeVisible();
});
