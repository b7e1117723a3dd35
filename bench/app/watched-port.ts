import type { Page } from '@playwright/test';
import type { PrintStream } from './print-stream';

/** What the page's terminals were sent and have taken in, kept by {@link watchPorts}. */
interface Watched {
  readonly chunks: Uint8Array[];
  received: number;
  /** Bytes that xterm has parsed: the window says so to whoever sends. */
  written: number;
  writtenAt: number;
  longestGap: number;
  longestTask: number;
}

declare global {
  interface Window {
    benchWatched?: Watched;
  }
}

/** Watches the ports of terminals, from outside of the app's code. To be called before a terminal is opened. */
export async function watchPorts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = {
      ...{ chunks: [], received: 0, written: 0, writtenAt: 0 },
      ...{ longestGap: 0, longestTask: 0 },
    };
    window.benchWatched = watched;
    const { prototype } = MessagePort;
    const post = prototype.postMessage;
    prototype.postMessage = function (this: MessagePort, message: unknown) {
      const told = message as { readonly type?: unknown; readonly bytes?: number } | null;
      // The page has other ports, with other messages.
      if (told?.type === 'acknowledge') {
        watched.written += told.bytes ?? 0;
        watched.writtenAt = performance.now();
      }
      post.call(this, message);
    } as typeof post;
    const setter = Object.getOwnPropertyDescriptor(prototype, 'onmessage');
    Object.defineProperty(prototype, 'onmessage', {
      ...setter,
      set(this: MessagePort, listener: (event: MessageEvent) => void) {
        setter?.set?.call(
          this,
          (event: MessageEvent<{ type?: unknown; bytes?: Uint8Array } | null>) => {
            const bytes = event.data?.type === 'data' ? event.data.bytes : undefined;
            if (bytes) {
              watched.chunks.push(bytes);
              watched.received += bytes.byteLength;
            }
            listener(event);
          },
        );
      },
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        watched.longestTask = Math.max(watched.longestTask, duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      watched.longestGap = Math.max(watched.longestGap, now - last);
      last = now;
      setTimeout(look, 4);
    };
    look();
  });
}

/** Forgets what was seen so far. */
export async function watchAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window.benchWatched;
    if (!watched) throw new Error('Nobody watches');
    watched.chunks.length = 0;
    Object.assign(watched, { received: 0, written: 0, longestGap: 0, longestTask: 0 });
  });
}

/** Waits until so many bytes were taken in. @returns when, in milliseconds of the page's clock */
export async function writtenAt(page: Page, bytes: number): Promise<number> {
  await page.waitForFunction(
    (wanted) => (window.benchWatched?.written ?? 0) >= wanted,
    bytes,
    // Playwright's default would look once a frame, which the frames of a busy terminal pay for.
    { polling: 100, timeout: 120_000 },
  );
  return page.evaluate(() => window.benchWatched?.writtenAt ?? Number.NaN);
}

/** The longest that the page was busy, as the browser tells it; where it tells of nothing, the longest gap of a timer. */
export async function longestBusy(page: Page): Promise<number> {
  const { task, gap } = await page.evaluate(() => ({
    task: window.benchWatched?.longestTask ?? Number.NaN,
    gap: window.benchWatched?.longestGap ?? Number.NaN,
  }));
  // The browser tells of tasks from 50 ms on; a timer may wait behind several.
  return task > 0 ? task : Math.min(gap, 50);
}

/** @throws Error unless exactly the stream's bytes came, in order */
export async function expectWhole(page: Page, stream: PrintStream): Promise<void> {
  const found = await page.evaluate(
    async ({ mark, bytes }) => {
      const all = new Uint8Array(
        await new Blob(window.benchWatched?.chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer(),
      );
      const start = new TextDecoder('latin1')
        .decode(all.subarray(0, 65_536))
        .indexOf(`${mark}\r\n`);
      const digest = await crypto.subtle.digest('SHA-256', all.subarray(start, start + bytes));
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    { mark: stream.mark, bytes: stream.bytes },
  );
  if (found !== stream.sha256) throw new Error('what came to the window is not what was printed');
}
