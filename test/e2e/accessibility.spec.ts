import type { Page } from '@playwright/test';
import { expectNoViolations } from '../helpers/app/axe';
import { invoke, profileOf } from '../helpers/app/bridge';
import { askForAccess, openGrantedTerminal, signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

// Each test goes on where the one before it stopped.
test.describe.configure({ mode: 'serial', timeout: 300_000 });
const shared = shareApp(async () => {});

test('the ways to begin', async () => {
  const { page } = shared;
  await expect(page.getByRole('heading', { name: 'Welcome to Daypass' })).toBeVisible();
  await expectNoViolations(page, 'first run');
  for (const way of ['Create a cluster', 'Join a cluster']) {
    await page.getByRole('button', { name: new RegExp(`^${way}`) }).click();
    await expectNoViolations(page, way);
    await page.getByRole('button', { name: 'Back to the choices' }).click();
  }
});

test("a requester's and a reviewer's screens", async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await screens.startDemo();
  await screens.show('My resources');
  await expect(page.getByRole('heading', { name: /no standing access/i })).toBeVisible();
  await expectNoViolations(page, 'no resources');
  await screens.show('Requestable');
  await screens.addToRequest('iot', ['alice']);
  await screens.settle();
  await expectNoViolations(page, 'resources and a new request');
  await page.getByLabel('Start', { exact: true }).selectOption('At a day and time…');
  await page.getByLabel('How long', { exact: true }).selectOption('Another…');
  await page.getByRole('radio', { name: 'Roles' }).click();
  await expectNoViolations(page, 'a new request with times, and roles');
  await page.getByLabel('Start', { exact: true }).selectOption('When it is approved');
  await page.getByLabel('How long', { exact: true }).selectOption('15 minutes');
  await page.getByRole('button', { name: 'Save as a preset' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('sensor check');
  await expectNoViolations(page, 'saving a preset');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'All presets…' }).click();
  await expect(page.getByRole('button', { name: 'Use sensor check' })).toBeVisible();
  await expectNoViolations(page, 'presets');
  await page.keyboard.press('Escape');
  await screens.show('Requestable');
  await page.getByRole('button', { name: 'Conditions' }).click();
  await page.keyboard.type('labels.');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
  await expectNoViolations(page, 'conditions');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Conditions' }).click();
  await screens.send('To be looked at');
  await expect(screens.requestState()).toHaveText('Pending');
  await screens.settle();
  await expectNoViolations(page, 'own request');
  await screens.become('bob');
  await screens.goTo('Requests');
  await screens.openRequest(/alice/);
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
  await expectNoViolations(page, 'review');
  await page.getByRole('button', { name: 'Keys for reviewing' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys for reviewing' })).toBeVisible();
  await screens.settle();
  await expectNoViolations(page, 'keys for reviewing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog', { name: /^Deny alice/ })).toBeVisible();
  await screens.settle();
  await expectNoViolations(page, 'deny by keys');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('dialog', { name: 'Filter requests' }).getByText('Pending').click();
  await screens.settle();
  await expectNoViolations(page, 'filters of requests');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take away the filter Pending' }).click();
  await page.getByRole('button', { name: 'Approve less…' }).click();
  await expect(page.getByRole('dialog', { name: 'Approve less for alice' })).toBeVisible();
  await screens.settle();
  await expectNoViolations(page, 'approve less');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Profile:/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNoViolations(page, 'profile menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoViolations(page, 'command palette');
  await page.keyboard.type('iot');
  await expect(page.getByRole('option', { name: /^iot/ }).first()).toBeVisible();
  await expectNoViolations(page, 'what the command palette found');
  await page.keyboard.press('Escape');
  await screens.goTo('Settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await expectNoViolations(page, 'settings');
  await runCommand(page, 'Open diagnostics');
  await expect(page.getByRole('heading', { name: 'Log' })).toBeVisible();
  await expectNoViolations(page, 'diagnostics');
  await runCommand(page, 'Take the tour');
  const tour = page.getByRole('region', { name: 'Tour' });
  await expectNoViolations(page, 'the tour');
  await tour.getByRole('button', { name: 'Leave the tour' }).click();
});

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type(`>${title}`);
  await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test('screens while access is assumed', async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await openGrantedTerminal(page);
  await expect(screens.terminal()).toContainText('$');
  await expectNoViolations(page, 'terminal');
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByRole('separator')).toHaveCount(1);
  await expect(screens.terminal()).toContainText('$');
  await expectNoViolations(page, 'split panes');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expectNoViolations(page, 'nothing but the terminal');
  await page.keyboard.press('Control+Shift+Enter');
  await page.keyboard.press('Control+Shift+X');
  await expect(page.getByRole('separator')).toHaveCount(0);
  await screens.goTo('Status');
  await expect(page.getByText('Use your own tools')).toBeVisible();
  await expectNoViolations(page, 'status');
  await page.getByRole('button', { name: /^Export key/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await screens.settle();
  await expectNoViolations(page, 'exporting a key');
  await page.keyboard.press('Escape');
  await screens.assumedBar().getByRole('button', { name: 'Request' }).click();
  await screens.askWhy('iot', 'root');
  await screens.settle();
  await expectNoViolations(page, 'why');
  await page.keyboard.press('Escape');
  await screens.drop();
  await screens.goTo('Terminals');
  await expect(page.getByTestId('session-reason')).toBeVisible();
  await expectNoViolations(page, 'ended terminal');
});

async function expectConfigurationIsFit(page: Page): Promise<void> {
  const screens = screensOf(page);
  await screens.manage('Roles');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'New role' })).toBeVisible();
  await expectNoViolations(page, 'configuration: new');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^access/ }).click();
  const text = page.getByRole('textbox', { name: 'YAML' });
  const yaml = await text.inputValue();
  await text.fill(`${yaml}  unknown: true\n`);
  await expect(page.getByRole('list', { name: 'Problems' })).toBeVisible();
  await expectNoViolations(page, 'configuration: a problem');
  await text.fill(yaml.replace(/description: .*/, 'description: Another'));
  await expect(page.getByRole('region', { name: 'Changes of role access' })).toBeVisible();
  await expectNoViolations(page, 'configuration: what changes');
  await page.getByRole('button', { name: 'Delete' }).click();
  await screens.settle();
  await expectNoViolations(page, 'configuration: delete');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('button', { name: /^Back to / }).click();
}

/** Looks at the sessions, and at what was recorded of the one that ended. */
async function expectSessionsAreFit(page: Page): Promise<void> {
  await screensOf(page).goTo('Sessions');
  await expect(page.getByText('No sessions run now')).toBeVisible();
  await expectNoViolations(page, 'live sessions');
  await page.getByRole('radio', { name: 'Recordings' }).click();
  await page
    .getByRole('button', { name: /^Play alice, alice on iot/ })
    .first()
    .click();
  await expect(page.getByText(/its hash is the one in the audit log/)).toBeVisible();
  const screen = page.getByRole('group', { name: /^What was shown/ });
  await expect(page.getByRole('list', { name: 'Markers' })).toBeVisible();
  await page.getByRole('slider', { name: 'Position' }).press('End');
  await expect(screen).toContainText('$');
  await page.getByRole('searchbox', { name: 'Find what was shown' }).fill('$');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^1 of / })).toBeVisible();
  await expectNoViolations(page, 'a recording');
  await page.getByRole('button', { name: 'Back' }).click();
}

test("an administrator's screens, and signing in", async () => {
  const { page } = shared;
  const screens = screensOf(page);
  await askForAccess(page, { iot: ['deploy'] });
  await signInDemoUser(page, 'dana');
  await screens.goTo('Administration');
  const sections = [
    'Servers',
    'Configuration',
    'Invite',
    'Locks',
    'Access',
    'Authorities',
    'Audit',
  ];
  for (const section of sections) {
    await page.getByRole('radio', { name: section }).click();
    await expectNoViolations(page, `administration: ${section}`);
  }
  await page.getByRole('radio', { name: 'Locks' }).click();
  await page.getByRole('button', { name: 'Lock…' }).click();
  await expect(page.getByRole('dialog', { name: /^Lock a user/ })).toBeVisible();
  await screens.settle();
  await expectNoViolations(page, 'administration: lock');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Configuration' }).click();
  await expectConfigurationIsFit(page);
  await page.getByRole('radio', { name: 'Servers' }).first().click();
  await page.getByRole('button', { name: 'Add a server by hand' }).click();
  await expectNoViolations(page, 'administration: add a server by hand');
  await expectSessionsAreFit(page);
  await page.getByRole('button', { name: /^demo / }).click();
  await expect(page.getByText('Demo users')).toBeVisible();
  await expectNoViolations(page, 'the hosted cluster');
  await page.keyboard.press('Escape');
  const { id: profileId } = await profileOf(page, 'dana');
  await invoke(page, 'profile.signOut', { profileId });
  await expect(page.getByRole('heading', { name: 'Sign in as dana' })).toBeVisible();
  await expectNoViolations(page, 'sign in');
});
