import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screensOf } from '../helpers/app/screens';
import { stockSsh } from '../helpers/app/stock-ssh';
import { tellStory, type Tell } from '../helpers/app/story';
import { showScreens } from '../helpers/app/story-of-screens';
import { tellOfAChange } from '../helpers/app/story-of-a-change';
import { test } from '../e2e/fixtures';

const folder = join(import.meta.dirname, '../../out/tour');
const keep = process.env['DAYPASS_TOUR_KEEP'] === '1';

test('the tour', async ({ app, desktop }) => {
  test.setTimeout(keep ? 0 : 240_000);
  await mkdir(folder, { recursive: true });
  let number = 0;
  try {
    const tell: Tell = async (text, picture) => {
      console.log(`${String(++number).padStart(2)}. ${text}`);
      if (picture) await app.page.screenshot({ path: join(folder, `${picture}.png`) });
    };
    await tellStory(app, desktop, tell);
    await tellOfAChange(app, tell);
    await showScreens(app, tell);
  } catch (error) {
    console.log(app.output());
    throw error;
  }
  if (keep) await untilInterrupted(app.page);
});

/** Assumes the request again and leaves everything running, with a command to try from another terminal. */
async function untilInterrupted(page: Page): Promise<void> {
  await screensOf(page).connect('iot', 'alice');
  const { args, socket } = await stockSsh(page);
  console.log('\nThe cluster stays up, and alice may use iot. From another terminal:');
  console.log(`  SSH_AUTH_SOCK=${socket} ssh -l alice@iot ${args.join(' ')}`);
  console.log('Ctrl-C ends it.');
  // Interrupted, Playwright gives the test up and closes the app and its desktop.
  await new Promise(() => {});
}
