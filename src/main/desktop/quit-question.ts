import { dialog, powerMonitor, type BrowserWindow } from 'electron';
import type { AppState } from '#shared/ipc/app-state';
import { quitWords } from './quit-words';

/** Asks before quitting where sessions are live or files are copied, except when the computer itself is shut down. */
export function quitQuestion(
  state: () => AppState,
  copies: () => number,
  window: () => BrowserWindow | null,
): () => Promise<boolean> {
  let isShutdown = false;
  powerMonitor.on('shutdown', () => (isShutdown = true));
  return async () => {
    const question = isShutdown ? null : quitWords(state().sessions, copies());
    if (!question) return true;
    const shown = window();
    const { response } = await (shown?.isVisible()
      ? dialog.showMessageBox(shown, question)
      : dialog.showMessageBox(question));
    return response === 1;
  };
}
