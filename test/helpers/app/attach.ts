import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';

/** What `/json/list` tells of each window. */
const targetsSchema = z.array(z.object({ type: z.string(), title: z.string() }));

const patienceMs = 60_000;

/**
 * Drives the window of an app that was started with `--remote-debugging-port=0`, for one that has no inspector by
 * which `launchElectron` could hold it back.
 *
 * @param app started with its stderr piped
 * @throws Error when the app ends, or shows no page within a minute
 */
export async function attachToApp(app: ChildProcess): Promise<{ browser: Browser; page: Page }> {
  const address = await debuggingAddress(app);
  await pageIsThere(address);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('The app shows no window.');
  return { browser, page };
}

function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    app.once('exit', (code) => reject(new Error(`The app ended with ${code}: ${text}`)));
    app.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

/**
 * Waits for the page's own title, which only a document has that took the place of the window's initial empty one.
 * Were Playwright attached before that, it could see the empty document and miss the event that ends it, and would
 * wait for that event for ever.
 */
async function pageIsThere(address: string): Promise<void> {
  const list = new URL('/json/list', address.replace(/^ws/, 'http'));
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(list);
    const targets = targetsSchema.parse(await answer.json());
    if (targets.some(({ type, title }) => type === 'page' && title === 'Daypass')) return;
    if (Date.now() > deadline) throw new Error(`No page came: ${JSON.stringify(targets)}`);
    await sleep(100);
  }
}
