import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';
import { launchApp } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { stockSsh } from '../helpers/app/stock-ssh';
import { tellStory } from '../helpers/app/story';
import { startDesktopSession } from '../helpers/desktop/desktop-session';

const folder = join(import.meta.dirname, '../../out/tour');
const keep = process.env['DAYPASS_TOUR_KEEP'] === '1';

test('the tour', async () => {
  test.setTimeout(keep ? 0 : 240_000);
  await mkdir(folder, { recursive: true });
  const desktop = await startDesktopSession();
  const app = await launchApp(desktop);
  let number = 0;
  try {
    await tellStory(app, desktop, async (text, picture) => {
      console.log(`${String(++number).padStart(2)}. ${text}`);
      if (picture) await app.page.screenshot({ path: join(folder, `${picture}.png`) });
    });
    if (keep) await untilInterrupted(app.page);
  } finally {
    if (test.info().errors.length > 0) console.log(app.output());
    await app.close();
    await desktop.close();
  }
});

/** Assumes the request again and leaves everything running, with a command to try from another terminal. */
async function untilInterrupted(page: Page): Promise<void> {
  await screensOf(page).connect('iot', 'alice');
  const { args, socket } = await stockSsh(page);
  console.log('\nThe cluster stays up, and alice may use iot. From another terminal:');
  console.log(`  SSH_AUTH_SOCK=${socket} ssh -l alice@iot ${args.join(' ')}`);
  console.log('Ctrl-C ends it.');
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
}
