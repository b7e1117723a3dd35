import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe's rules for WCAG 2.2 AA. */
const everyRule: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Menus and popovers hang from the body, outside the landmarks, and hold the keyboard while they are open.
  rules: { region: { enabled: false } },
};
/** What a theme changes: nothing but colours. */
const rulesOfColour: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What is shown breaks no rule, in both themes. */
export async function expectNoViolations(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await violations(page, everyRule);
  expect.soft(light, `${screen}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await violations(page, rulesOfColour);
  expect.soft(dark, `${screen}, dark`).toEqual([]);
}

async function violations(page: Page, options: RunOptions) {
  // Not by a script tag, which the page's policy refuses; and once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const found = await page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> };
    };
    // Describing what passes takes longer than finding it out.
    return (await axe.run({ ...given, resultTypes: ['violations'] })).violations;
  }, options);
  return found.map(({ id, help, nodes }) => ({
    ...{ id, help },
    nodes: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
  }));
}
