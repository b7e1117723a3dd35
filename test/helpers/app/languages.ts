import { expect, type Page } from '@playwright/test';
import { de } from '#shared/i18n/de/index';
import { en } from '#shared/i18n/en/index';
import type { MessageKey } from '#shared/i18n/text';

const isWhole = (text: string) => !/[{<']/.test(text);
const german = new Set<string>(Object.values(de));
/** What is said in English alone, and needs no filling in. */
const english: readonly string[] = (Object.keys(en) as MessageKey[])
  .filter((key) => en[key] !== de[key] && isWhole(en[key]) && !german.has(en[key]))
  .map((key) => en[key]);

/** Looks for texts and accessible names that are still English messages of the catalogue. */
export async function expectNoEnglish(page: Page, screen: string): Promise<void> {
  const found = await page.evaluate((messages) => {
    const known = new Set(messages);
    const names = ['aria-label', 'title', 'placeholder', 'alt'];
    const texts = [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes].flatMap((node) =>
        node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [],
      ),
      ...names.map((name) => element.getAttribute(name) ?? ''),
    ]);
    return [...new Set(texts.map((text) => text.trim()).filter((text) => known.has(text)))];
  }, english);
  expect({ screen, found }).toEqual({ screen, found: [] });
}
