import { expect } from '@playwright/test';
import { signInDemoUser } from './demo';
import type { RunningApp } from './launch';
import { screensOf } from './screens';
import type { Tell } from './story';

/** What an administrator sees before a change of a role is saved. Leaves everything as it was, with alice in front. */
export async function tellOfAChange({ page }: RunningApp, tell: Tell): Promise<void> {
  const screens = screensOf(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await signInDemoUser(page, 'dana');
  await screens.manage('Roles');
  await page.getByRole('button', { name: /^access/ }).click();
  const text = page.getByRole('textbox', { name: 'YAML' });
  await expect(text).toHaveValue(/node_labels/);
  const yaml = await text.inputValue();
  await text.fill(yaml.replace(/node_labels:\s+'\*': '\*'/, "node_labels: { test: 'test' }"));
  await expect(
    page.getByText('alice may no longer ask for one machine', { exact: false }),
  ).toBeVisible();
  await screens.settle();
  await tell(
    'dana edits a role, and sees what changes for whom before anything is saved',
    '09-what-changes',
  );
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await screens.become('alice');
}
