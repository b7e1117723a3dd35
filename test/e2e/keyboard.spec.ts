import { signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

test('from the search to a shell without a mouse', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  const screens = screensOf(page);
  const focused = page.locator(':focus');
  /** Presses Tab until what has the keyboard fits, as somebody would who looks where the ring goes. */
  const tabTo = async (
    name: RegExp | string,
    role: 'button' | 'checkbox' | 'textbox',
    key: 'Tab' | 'Shift+Tab' = 'Tab',
  ) => {
    const target = page.getByRole(role, { name }).first();
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press(key);
    }
    throw new Error(`Tab does not lead to ${String(name)}`);
  };

  await expect(page.getByRole('heading', { name: 'Welcome to Daypass' })).toBeVisible();
  await tabTo(/demo cluster/, 'button');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Profile: alice on demo' })).toBeVisible();

  const search = page.getByRole('searchbox', { name: 'Search resources' });
  await expect(search).toBeFocused();
  await tabTo('Show what I can request', 'button');
  await keyboard.press('Enter');
  await expect(screens.row('iot')).toBeVisible();
  await keyboard.press('/');
  await expect(search).toBeFocused();
  // Enter counts for what is typed, also before that is found.
  const panel = page.getByRole('region', { name: 'New request' });
  await keyboard.type('this');
  await keyboard.press('Enter');
  await expect(panel.getByText('Logins on this-computer')).toBeVisible();
  await keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await keyboard.type('demo');
  await expect(screens.row('this-computer')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(screens.row('this-computer')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(panel.getByText('Logins on iot')).toBeVisible();
  await tabTo('alice', 'checkbox');
  await keyboard.press('Space');
  await expect(focused).toBeChecked();
  await tabTo(/^Reason/, 'textbox');
  await keyboard.type('By keyboard');
  await expect(panel.getByRole('button', { name: 'Send request' })).toBeEnabled();
  await keyboard.press('Control+Enter');
  await expect(screens.requestState()).toHaveText('Pending');

  await signInDemoUser(page, 'bob');
  await expect(page.getByRole('button', { name: 'Profile: bob on demo' })).toBeVisible();
  await tabTo(/^Requests/, 'button');
  await keyboard.press('Enter');
  // The queue: to the first request, a message, and a decision that is asked for once more.
  const waiting = page.getByRole('list', { name: 'Requests' }).getByRole('button');
  await expect(waiting).toHaveCount(1);
  await keyboard.press('j');
  await expect(waiting.first()).toBeFocused();
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys for reviewing' })).toContainText('Deny');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /^Message/ })).toBeFocused();
  await keyboard.type('Fine');
  await keyboard.press('Tab');
  await keyboard.press('a');
  const question = page.getByRole('dialog', { name: 'Approve for alice?' });
  await expect(question).toContainText('iot as alice');
  await expect(question).toContainText('By keyboard');
  await expect(question.getByRole('button', { name: 'Approve it' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(screens.requestState()).toHaveText('Approved');
  await expect(page.getByText('Nothing more waits for you here.')).toBeVisible();

  await tabTo(/^Profile:/, 'button');
  await keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await keyboard.type('alice');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Profile: alice on demo' })).toBeVisible();
  await keyboard.press('Control+2');
  await tabTo(/^alice/, 'button');
  await keyboard.press('Enter');
  await tabTo('Connect to iot as alice', 'button');
  await keyboard.press('Enter');
  await expect(screens.terminal()).toContainText('$');
  await keyboard.type('echo "$((40 + 2)) by keys"');
  await keyboard.press('Enter');
  await expect(screens.terminal()).toContainText('42 by keys');

  // In a terminal Ctrl+K is the shell's; with Shift it is the palette's, which gives the keyboard back.
  const palette = page.getByRole('combobox', { name: 'Find anything' });
  await keyboard.press('Control+Shift+K');
  await expect(palette).toBeFocused();
  await keyboard.type('iot');
  const found = page.getByRole('option', { name: /^iot Server .*Granted until .* Connect$/ });
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await keyboard.type('echo "$((40 + 3)) again"');
  await keyboard.press('Enter');
  await expect(screens.terminal()).toContainText('43 again');
  await keyboard.press('Control+Shift+F6');
  await expect(page.getByRole('tab', { name: /alice@iot/ })).toBeFocused();
  // Forward lies the terminal again, where Tab belongs to the shell.
  await tabTo('Drop', 'button', 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(screens.assumedBar()).toHaveCount(0);

  await keyboard.press('Control+K');
  await expect(palette).toBeFocused();
  await keyboard.type('>stat');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Status' })).toBeVisible();
});
