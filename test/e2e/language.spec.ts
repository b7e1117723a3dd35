import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../helpers/app/axe';
import { invoke } from '../helpers/app/bridge';
import { openGrantedTerminal, signInDemoUser } from '../helpers/app/demo';
import { expectNoEnglish } from '../helpers/app/languages';
import { launchApp, newUserData } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

const speak = (page: Page, language: string) =>
  invoke(page, 'settings.set', { name: 'appearance.language', value: language });

async function lookAtScreens(page: Page): Promise<void> {
  for (const screen of ['Ressourcen', 'Anfragen', 'Terminals', 'Sitzungen', 'Status']) {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${screen}`) })
      .click();
    await page.waitForLoadState('networkidle');
    await expectNoEnglish(page, screen);
  }
  for (const keys of ['Control+K', 'Control+,']) {
    await page.keyboard.press(keys);
    await expect(
      page.getByRole('dialog').or(page.getByRole('heading', { level: 1 })),
    ).toBeVisible();
    await expectNoEnglish(page, keys);
    await page.keyboard.press('Escape');
  }
}

test('the language is changed while a terminal is open, and stays after a restart', async ({
  desktop,
}) => {
  const userData = await newUserData();
  try {
    const first = await launchApp(desktop, { userData });
    const { page } = first;
    const screens = screensOf(page);
    await screens.startDemo();
    await signInDemoUser(page, 'bob');
    await openGrantedTerminal(page);
    await screens.type('echo "$((40 + 2)) before"');
    await expect(screens.terminal()).toContainText('42 before');

    await speak(page, 'de');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    // The terminal is the same one: what it printed is there, and it goes on.
    await expect(screens.terminal()).toContainText('42 before');
    await screens.type('echo "$((40 + 2)) after"');
    await expect(screens.terminal()).toContainText('42 after');
    await lookAtScreens(page);
    await expectNoViolations(page, 'in German');
    await first.close();

    const second = await launchApp(desktop, { userData });
    await expect(second.page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(
      second.page.getByRole('navigation').getByRole('button', { name: /^Ressourcen/ }),
    ).toBeVisible();
    await speak(second.page, 'en');
    await expect(second.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(
      second.page.getByRole('navigation').getByRole('button', { name: /^Resources/ }),
    ).toBeVisible();
    await second.close();
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
});
