import { test as base } from '@playwright/test';
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
    if (info.status !== info.expectedStatus) {
      await info.attach('app output', { body: app.output(), contentType: 'text/plain' });
      await info.attach('window', { body: await app.page.screenshot(), contentType: 'image/png' });
    }
    await app.close();
  },
});

export { expect } from '@playwright/test';
