import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import Database from 'libsql';
import type { Page } from '@playwright/test';
import { appState } from '../helpers/app/bridge';
import { launchApp, newUserData, type RunningApp } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { startDesktopSession } from '../helpers/desktop/desktop-session';
import { expect, test } from './fixtures';

/** A profile folder with the demo in it, made once; each test spoils a copy. */
let template: string;
let userData: string;
let apiPort: number;
let app: RunningApp | null = null;

test.beforeAll(async () => {
  template = await newUserData();
  const desktop = await startDesktopSession();
  const first = await launchApp(desktop, { userData: template });
  await screensOf(first.page).startDemo();
  const { hosted } = await appState(first.page);
  apiPort = Number(hosted?.apiAddress.split(':')[1]);
  await first.close();
  await desktop.close();
});
test.afterAll(() => rmSync(template, { recursive: true, force: true }));
test.beforeEach(async () => {
  userData = await newUserData();
  cpSync(template, userData, { recursive: true });
});
test.afterEach(async () => {
  await app?.close();
  app = null;
  rmSync(userData, { recursive: true, force: true });
});

const store = () => join(userData, 'clusters', 'demo', 'cluster.db');

/** The window has something to say, and no part of it is meant for programmers. */
async function expectWordsForPeople(page: Page): Promise<void> {
  const text = await page.locator('body').innerText();
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/\bat \S+ \(|\.[cm]?[jt]s:\d+|undefined|\[object|SQLITE_|EADDRINUSE/);
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

test('a port in use is named, and the cluster takes others when told to', async ({ desktop }) => {
  const server = await occupy(apiPort);
  try {
    const { page } = (app = await launchApp(desktop, { userData }));
    await expect(notices(page)).toContainText('The cluster demo is not running');
    await expect(notices(page)).toContainText(`Port ${apiPort} is in use by another program`);
    await expectWordsForPeople(page);
    await page.getByRole('button', { name: 'Use other ports' }).click();
    await expect(notices(page)).toHaveCount(0);
    await page.getByRole('main').getByRole('button', { name: 'Sign in as alice' }).click();
    await screensOf(page).show('Requestable');
    await expect(screensOf(page).row('iot')).toBeVisible();
  } finally {
    server.close();
  }
});

test('a damaged store is reported, and left as it is', async ({ desktop }) => {
  const garbage = 'this is no database '.repeat(500);
  for (const end of ['-wal', '-shm']) rmSync(`${store()}${end}`, { force: true });
  writeFileSync(store(), garbage);
  const { page } = (app = await launchApp(desktop, { userData }));
  await expect(notices(page)).toContainText('The cluster demo is not running');
  await expect(notices(page)).toContainText('Nothing was changed');
  await expectWordsForPeople(page);
  expect(readFileSync(store(), 'utf8')).toBe(garbage);
});

test('a store of a newer Daypass is reported, and left as it is', async ({ desktop }) => {
  const database = new Database(store());
  database.exec('PRAGMA user_version = 99');
  database.close();
  const before = readFileSync(store());
  const { page } = (app = await launchApp(desktop, { userData }));
  await expect(notices(page)).toContainText('newer Daypass');
  await expectWordsForPeople(page);
  expect(readFileSync(store())).toEqual(before);
});

test('preferences that cannot be read are kept aside, and the app says so', async ({ desktop }) => {
  writeFileSync(join(userData, 'preferences.json'), '{ "profiles": [');
  const { page } = (app = await launchApp(desktop, { userData }));
  await expect(notices(page)).toContainText('Your preferences could not be read');
  await expectWordsForPeople(page);
  const kept = readdirSync(userData).filter((name) => name.startsWith('preferences.unreadable-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(userData, kept[0] ?? ''), 'utf8')).toBe('{ "profiles": [');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices(page)).toHaveCount(0);
  await screensOf(page).startDemo();
});
