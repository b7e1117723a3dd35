import type { Locator } from '@playwright/test';
import { grantAccess, signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { smallestSize } from '#main/desktop/window-bounds';
import { expect, test } from './fixtures';

test('in the smallest window everything that is needed is to be seen', async ({ app }) => {
  const { page, electron } = app;
  const screens = screensOf(page);
  await electron.evaluate(
    ({ BrowserWindow }, { width, height }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    smallestSize,
  );
  const expectWhole = (part: Locator) => expect(part).toBeInViewport({ ratio: 1 });
  await screens.startDemo();
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(smallestSize.width);

  await screens.show('Requestable');
  await screens.addToRequest('iot', ['alice']);
  for (const name of ['iot', 'this-computer'])
    await expectWhole(screens.row(name).getByText(name, { exact: true }));
  await expectWhole(page.getByRole('button', { name: 'Request this-computer' }));
  await expectWhole(page.getByRole('button', { name: 'Send request' }));

  await signInDemoUser(page, 'bob');
  await grantAccess(page, { iot: ['alice'] });
  await screens.become('alice');
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await expectWhole(page.getByRole('button', { name: 'Connect to iot as alice' }));

  const status = page.getByRole('navigation').getByRole('button', { name: 'Status' });
  await status.hover();
  await expect(status.getByText('Status')).toHaveCSS('opacity', '1');
});
