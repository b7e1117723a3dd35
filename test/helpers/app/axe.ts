import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Axe's rules for WCAG 2.2 AA on what is shown, in both themes. */
export async function expectNoViolations(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The window allows no second page, which axe would open otherwise.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      // Menus and popovers hang from the body, outside the landmarks, and hold the keyboard while they are open.
      .disableRules('region')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
    }));
    expect.soft(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
