import { test as base, type Page, type TestInfo } from '@playwright/test';
import { launchApp, type RunningApp } from '../helpers/app/launch';
import { startDesktopSession, type DesktopSession } from '../helpers/desktop/desktop-session';

/** A desktop of its own for each test, and the real app on it with a new profile folder. */
export const test = base.extend<{ desktop: DesktopSession; app: RunningApp }>({
  // Playwright reads a fixture's needs from this pattern, so it stands even when it is empty.
  // oxlint-disable-next-line no-empty-pattern
  desktop: async ({}, use) => {
    const desktop = await startDesktopSession();
    await use(desktop);
    await desktop.close();
  },
  app: async ({ desktop }, use, info) => {
    const app = await launchApp(desktop);
    await use(app);
    await attachWhatFailed(app, info);
    await app.close();
  },
});

async function attachWhatFailed(app: RunningApp, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  await info.attach('app output', { body: app.output(), contentType: 'text/plain' });
  const window = await app.page.screenshot({ timeout: 5_000 }).catch(() => null);
  if (window) await info.attach('window', { body: window, contentType: 'image/png' });
}

export interface SharedApp {
  readonly app: RunningApp;
  readonly page: Page;
  readonly desktop: DesktopSession;
}

/**
 * One app for all tests of a file, each of which has to leave it fit for the next. The members may be used inside
 * tests only.
 *
 * @param prepare brings it to where every test begins
 */
export function shareApp(prepare: (shared: SharedApp) => Promise<void>): SharedApp {
  let running: SharedApp | null = null;
  const use = (): SharedApp => {
    if (!running) throw new Error('The app runs inside tests only');
    return running;
  };
  test.beforeAll(async () => {
    const desktop = await startDesktopSession();
    const app = await launchApp(desktop);
    running = { app, page: app.page, desktop };
    await prepare(running);
  });
  // oxlint-disable-next-line no-empty-pattern
  test.afterEach(async ({}, info) => attachWhatFailed(use().app, info));
  test.afterAll(async () => {
    await running?.app.close();
    await running?.desktop.close();
  });
  return {
    get app() {
      return use().app;
    },
    get page() {
      return use().page;
    },
    get desktop() {
      return use().desktop;
    },
  };
}

export { expect } from '@playwright/test';
