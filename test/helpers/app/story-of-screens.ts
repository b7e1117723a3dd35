import { expect, type Page } from '@playwright/test';
import { invoke, profileOf } from './bridge';
import type { RunningApp } from './launch';
import { screensOf } from './screens';
import type { Tell } from './story';

/** Every screen that the story did not come by, each for a picture. Begins with alice in front, who may use iot. */
export async function showScreens({ page }: RunningApp, tell: Tell): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await showTerminals(page, tell);
  await showOwnScreens(page, tell);
  await showContrast(page, tell);
  await showLanguage(page, tell);
  await showAdministration(page, tell);
  await showSessions(page, tell);
  await showWaysIn(page, tell);
}

const set = (
  page: Page,
  name: 'appearance.production' | 'appearance.contrast' | 'appearance.language',
  value: string,
) => invoke(page, 'settings.set', { name, value });

async function showTerminals(page: Page, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await set(page, 'appearance.production', 'env=demo');
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await screens.connect('iot', 'alice');
  await screens.type('echo "sensors: $((40 + 2)) online"');
  await expect(screens.terminal()).toContainText('sensors: 42 online');
  await screens.assumedBar().getByRole('button', { name: 'Request' }).click();
  await screens.connect('this-computer', 'alice');
  await screens.type('date +%Y; uname');
  await expect(screens.terminal()).toContainText('Linux');
  await page.getByRole('button', { name: 'Split to the right' }).click();
  await expect(page.getByRole('separator')).toHaveCount(1);
  await expect(screens.terminal()).toContainText('$');
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('separator')).toHaveCount(2);
  await screens.type('uptime -p');
  await expect(screens.terminal()).toContainText('up');
  await screens.settle();
  await tell('Terminals in tabs and panes; production is marked, here by a demo label', '10-panes');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await tell('Nothing but the terminal', '11-zen');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
}

async function showOwnScreens(page: Page, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await screens.goTo('Resources');
  await screens.show('All');
  await expect(screens.row('iot')).toBeVisible();
  await screens.settle();
  await tell('What one may use and ask for, with production marked', '12-resources');
  await page.getByRole('button', { name: /^Profile:/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await tell('Profiles: other users and clusters, each one key away', '13-profiles');
  await page.keyboard.press('Escape');
  await screens.goTo('Settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await tell('Settings', '14-settings');
}

async function showContrast(page: Page, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await set(page, 'appearance.contrast', 'more');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await screens.goTo('Resources');
  await expect(screens.row('iot')).toBeVisible();
  await tell('High contrast, by choice or because the system asks', '15-high-contrast');
  await page.emulateMedia({ colorScheme: 'dark' });
  await tell('High contrast in the dark', '16-high-contrast-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await set(page, 'appearance.contrast', 'system');
  await expect(page.locator('html')).not.toHaveAttribute('data-contrast');
}

async function showLanguage(page: Page, tell: Tell): Promise<void> {
  await set(page, 'appearance.language', 'de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: 'Ressourcen' })).toBeVisible();
  await tell('In German, as the system is or by choice', '17-german');
  await set(page, 'appearance.language', 'en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

const sections = ['Servers', 'Invite', 'Locks', 'Access', 'Authorities', 'Audit'];

async function showAdministration(page: Page, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await screens.become('dana');
  await screens.goTo('Administration');
  for (const [index, section] of sections.entries()) {
    await page.getByRole('radio', { name: section }).click();
    await screens.settle();
    await expect(page.getByRole('main')).toContainText(section);
    await page.waitForLoadState('networkidle');
    await tell(`Administration: ${section}`, `${20 + index}-${section.toLowerCase()}`);
  }
}

async function showSessions(page: Page, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await screens.goTo('Sessions');
  await expect(page.getByText('this-computer').first()).toBeVisible();
  await tell('Sessions that run now: watched, and ended by whoever may', '30-live-sessions');
  await page.getByRole('radio', { name: 'Recordings' }).click();
  // The oldest: the first of the story, which has ended.
  await page
    .getByRole('button', { name: /^Play alice, alice on iot/ })
    .last()
    .click();
  await expect(page.getByRole('group', { name: /^What was shown/ })).toBeVisible();
  await page.getByRole('slider', { name: 'Position' }).press('End');
  await expect(page.getByRole('group', { name: /^What was shown/ })).toContainText('hello');
  await screens.settle();
  await tell('A recording, with what it is proven by', '31-recording');
}

async function showWaysIn(page: Page, tell: Tell): Promise<void> {
  await page.getByRole('button', { name: /^Profile:/ }).click();
  await page.getByRole('menuitem', { name: 'Add a profile or cluster' }).click();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await tell('Another cluster, created or joined', '32-add-a-cluster');
  const { id: profileId } = await profileOf(page, 'dana');
  await invoke(page, 'profile.signOut', { profileId });
  await screensOf(page).goTo('Resources');
  await expect(page.getByRole('heading', { name: 'Sign in as dana' })).toBeVisible();
  await tell('Signing in again', '33-sign-in');
  await screensOf(page).become('alice');
}
