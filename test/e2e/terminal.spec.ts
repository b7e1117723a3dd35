import { invoke } from '../helpers/app/bridge';
import { openGrantedTerminal, signInDemoUser } from '../helpers/app/demo';
import type { RunningApp } from '../helpers/app/launch';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

/** Opens a terminal of alice on a machine, at its prompt. */
async function openShell({ page }: RunningApp) {
  const screens = screensOf(page);
  const terminal = screens.terminal();
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  await openGrantedTerminal(page);
  await expect(terminal).toContainText('$');
  return { page, screens, terminal };
}

test('a terminal says what it is, is searched by keys, and opens nothing but the web', async ({
  app,
}) => {
  const { page, screens, terminal } = await openShell(app);
  const { keyboard } = page;

  await screens.type('echo "is $TERM_PROGRAM $COLORTERM"');
  await expect(terminal).toContainText('is Daypass truecolor');

  await keyboard.press('Control+Shift+F');
  const find = terminal.getByRole('search', { name: 'In this terminal' });
  await expect(find.getByRole('textbox')).toBeFocused();
  await keyboard.type('10[0-4]0');
  await expect(find.getByRole('status')).toHaveText('Not found');

  await expect(invoke(page, 'link.open', { address: 'file:///etc/passwd' })).rejects.toThrow(
    'Only http and https',
  );
});

test('a terminal that prints much is drawn now and then, and shows how it ends', async ({
  app,
}) => {
  const { page, screens, terminal } = await openShell(app);
  await page.keyboard.type('seq 1 6000000; echo "the $((1 + 1))nd"');
  const drawn = await page.evaluateHandle(() => {
    const times: number[] = [];
    const rows = document.querySelector('.xterm-rows');
    const observer = new MutationObserver(() => void times.push(performance.now()));
    if (rows) observer.observe(rows, { childList: true, characterData: true, subtree: true });
    return times;
  });
  await page.keyboard.press('Enter');
  await expect(terminal).toContainText('the 2nd', { timeout: 60_000 });
  await expect(terminal).toContainText('6000000');
  const times = await drawn.jsonValue();
  const [from = NaN, to = NaN] = [times[0], times.at(-1)];
  expect(times.length).toBeGreaterThan(2);
  // Drawn with each frame, it would be every 17 ms or so. What comes first and last is drawn at once.
  expect(times.length).toBeLessThan((to - from) / 50 + 10);

  const selected = terminal.locator('.xterm-selection > div');
  await terminal.getByText('the 2nd').dblclick({ force: true });
  await expect(selected).not.toHaveCount(0);
  await screens.type('clear; echo "only $((3 + 4))"');
  await expect(terminal).toContainText('only 7');
  await expect(selected).toHaveCount(0);
  await expect(terminal).not.toContainText('the 2nd');
});
