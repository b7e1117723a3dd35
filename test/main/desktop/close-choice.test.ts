import type { BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import { createCloseChoice } from '#main/desktop/close-choice';
import { fakeSettings } from './fake-settings';

function rig(answer: boolean, settings = fakeSettings()) {
  const hide = vi.fn<() => void>();
  const quit = vi.fn<() => void>();
  const ask = vi.fn<(window: BrowserWindow) => Promise<boolean>>(async () => answer);
  const close = createCloseChoice({ settings, ask, quit });
  return { settings, hide, quit, ask, close: () => close({ hide } as unknown as BrowserWindow) };
}

it('asks once, also when the window is closed again meanwhile, and keeps the answer', async () => {
  const { settings, hide, quit, ask, close } = rig(true);
  await Promise.all([close(), close()]);
  await close();
  expect([ask, hide, quit].map(({ mock }) => mock.calls.length)).toEqual([1, 2, 0]);
  expect(settings.get('background.whenClosed')).toBe('keep');
});

it('quits for whom wants that', async () => {
  const { settings, hide, quit, close } = rig(false);
  await close();
  await close();
  expect([hide, quit].map(({ mock }) => mock.calls.length)).toEqual([0, 2]);
  expect(settings.get('background.whenClosed')).toBe('quit');
});

it('does what was said also where that cannot be kept, and asks again next time', async () => {
  const settings = fakeSettings();
  const set = () => {
    throw new ExpectedError('wrong_state', 'The settings file cannot be changed.');
  };
  const { hide, ask, close } = rig(true, { ...settings, set });
  await close();
  await close();
  expect([ask, hide].map(({ mock }) => mock.calls.length)).toEqual([2, 2]);
});
