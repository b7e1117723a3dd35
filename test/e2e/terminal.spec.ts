import { invoke } from '../helpers/app/bridge';
import { openGrantedTerminal, signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

test('a terminal says what it is, is searched by keys, and opens nothing but the web', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const screens = screensOf(page);
  const terminal = screens.terminal();
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  await openGrantedTerminal(page);
  await expect(terminal).toContainText('$');

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
