import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { keepRunningOrQuit } from './quit-words';
import type { SettingsFileStore } from './settings-file';

/** Asked when the window is closed for the first time. */
export function closeQuestion(): MessageBoxOptions {
  return keepRunningOrQuit(t('desktop.close.question'), t('desktop.close.detail'));
}

/**
 * What closing the window does: it is hidden, and the app goes on, or the app quits. Asked once, unless it is chosen in
 * the settings already; where the answer cannot be kept, it counts this time.
 */
export function createCloseChoice(parts: {
  readonly settings: Pick<SettingsFileStore, 'get' | 'set'>;
  /** @returns whether to keep running */
  readonly ask: (closing: BrowserWindow) => Promise<boolean>;
  readonly quit: () => void;
}): (closing: BrowserWindow) => Promise<void> {
  const { settings, ask, quit } = parts;
  let asking = false;
  return async (closing) => {
    const chosen = settings.get('background.whenClosed');
    if (chosen !== 'ask') return chosen === 'keep' ? closing.hide() : quit();
    if (asking) return;
    asking = true;
    const keep = await ask(closing).finally(() => (asking = false));
    try {
      settings.set('background.whenClosed', keep ? 'keep' : 'quit');
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
    }
    if (keep) closing.hide();
    else quit();
  };
}
