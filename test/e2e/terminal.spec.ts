import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { invoke } from '../helpers/app/bridge';
import { expectNoViolations } from '../helpers/app/axe';
import { grantAccess, signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

test('a terminal is searched, asks before a risky paste, and is saved, by keys alone', async ({
  app,
}) => {
  const { page, electron, userData } = app;
  const { keyboard } = page;
  const screens = screensOf(page);
  const terminal = screens.terminal();
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  await grantAccess(page, { iot: ['alice'] });
  await screens.become('alice');
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await screens.connect('iot', 'alice');
  await expect(terminal).toContainText('$');

  await screens.type('echo "is $TERM_PROGRAM $COLORTERM"');
  await expect(terminal).toContainText('is Daypass truecolor');

  await screens.type('seq 1000 1300; echo "needle $((40 + 2))"');
  await expect(terminal).toContainText('needle 42');
  await keyboard.press('Control+Shift+F');
  const find = terminal.getByRole('search', { name: 'In this terminal' });
  await expect(find.getByRole('textbox')).toBeFocused();
  await keyboard.type('10[0-4]0');
  await expect(find.getByRole('status')).toHaveText('Not found');
  await find.getByRole('button', { name: 'Regular expression' }).press('Space');
  await expect(find.getByRole('status')).toHaveText(/^6 of 6$/);
  await find.getByRole('textbox').press('Enter');
  await expect(find.getByRole('status')).toHaveText(/^5 of 6$/);
  await expect(terminal).toContainText('1030');
  await expectNoViolations(page, 'find in a terminal');
  await keyboard.press('Escape');
  await expect(find).toHaveCount(0);

  await electron.evaluate(({ clipboard }) => clipboard.writeText('echo "in\u0001visible"'));
  await keyboard.press('Control+Shift+V');
  const question = page.getByRole('dialog', { name: 'Paste hidden characters?' });
  await expect(question.getByRole('textbox')).toHaveValue('echo "in␁visible"');
  await question.getByRole('button', { name: 'Paste without them' }).press('Enter');
  await expect(terminal.locator('.xterm-helper-textarea')).toBeFocused();
  await keyboard.press('Enter');
  await expect(terminal).toContainText(/echo "invisible"\s*invisible/);

  const path = join(userData, 'printed.txt');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await keyboard.press('Control+Shift+S');
  await expect(page.getByText(`Saved as ${path}`)).toBeVisible();
  expect(await readFile(path, 'utf8')).toMatch(/\n1000\n1001\n[^]*\n1300\nneedle 42\n/);

  await expect(invoke(page, 'link.open', { address: 'file:///etc/passwd' })).rejects.toThrow(
    'Only http and https',
  );
});
