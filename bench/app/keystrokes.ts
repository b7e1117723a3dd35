import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** What is typed, and what has to be shown for it. */
export interface Typed {
  readonly text: string;
  /** By how many characters are typed: the names that stand first then, in their order. */
  readonly first: readonly (readonly string[])[];
}

/** Where it is typed and shown. */
export interface Place {
  /** The field, which has the keyboard. */
  readonly field: string;
  /** The names that are shown, in their order. */
  readonly names: string;
  /** Whether other things may stand before them, so that fewer are in sight. */
  readonly mayBeFewer: boolean;
}

interface Watch {
  /** Gets ready for the next key; what has to be shown for it. */
  arm(place: Place, value: string, first: readonly string[]): void;
  /** Milliseconds from that key to its paint. */
  taken: Promise<number>;
}

declare global {
  interface Window {
    keystrokes?: Watch;
  }
}

/** Between two keys of somebody who types quickly, in milliseconds; uneven, so that frames are met anywhere. */
const [shortestPause, longestPause] = [70, 150];

/**
 * Puts a watch into the page: milliseconds from a key's event, by its own time stamp, to the end of the frame in which
 * the field and the names below it are what they should be. What follows a frame's callbacks in the same task is its
 * layout and paint; a message that is posted there comes after them.
 */
async function installWatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    // A row is named by its label or its text, the name first.
    const nameOf = (row: Element) =>
      (row.getAttribute('aria-label') ?? row.textContent ?? '').split(', ')[0];
    const namesIn = (rows: string, count: number) =>
      [...document.querySelectorAll(rows)].slice(0, count).map(nameOf);
    const painted = () =>
      new Promise<number>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    const watch: Watch = {
      taken: Promise.resolve(0),
      arm({ field, names, mayBeFewer }, value, first) {
        const isShown = () => {
          if (document.querySelector<HTMLInputElement>(field)?.value !== value) return false;
          const shown = namesIn(names, first.length);
          const most = Math.min(first.length, mayBeFewer ? 1 : first.length);
          const isWhole = shown.length >= most;
          return isWhole && shown.every((name, at) => name === first[at]);
        };
        watch.taken = new Promise((resolve, reject) => {
          const look = (since: number) =>
            requestAnimationFrame(() => {
              if (isShown()) void painted().then((at) => resolve(at - since));
              else if (performance.now() - since < 5_000) look(since);
              else
                reject(
                  new Error(`For ${value} it shows ${namesIn(names, first.length).join(', ')}`),
                );
            });
          const onKey = (event: KeyboardEvent) => look(event.timeStamp);
          addEventListener('keydown', onKey, { capture: true, once: true });
        });
      },
    };
    window.keystrokes = watch;
  });
}

/** Types some texts, each into an empty field. @returns milliseconds from each key to its paint */
export async function typeAndWatch(
  page: Page,
  place: Place,
  texts: readonly Typed[],
): Promise<readonly number[]> {
  await installWatch(page);
  const taken: number[] = [];
  for (const { text, first } of texts) {
    for (let length = 1; length <= text.length; length++) {
      const wanted = first[length - 1] ?? [];
      await page.evaluate(([where, value, names]) => window.keystrokes?.arm(where, value, names), [
        place,
        text.slice(0, length),
        wanted,
      ] as const);
      const key = text[length - 1] ?? '';
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      taken.push((await page.evaluate(() => window.keystrokes?.taken)) ?? Number.NaN);
      await sleep(shortestPause + Math.random() * (longestPause - shortestPause));
    }
    await page.locator(place.field).fill('');
    await sleep(longestPause);
  }
  return taken;
}
