import { dialog, type BrowserWindow } from 'electron';
import { t } from '#shared/i18n/text';

/** Asks whether to wait or to load the page again when it stops answering; takes the question back when it does. */
export function offerReload(window: BrowserWindow, url: string): void {
  let asking: AbortController | null = null;
  window.on('unresponsive', () => {
    if (asking) return;
    const question = new AbortController();
    asking = question;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: t('desktop.window.hangs'),
        detail: t('desktop.window.hangsDetail'),
        buttons: [t('desktop.window.wait'), t('desktop.window.loadAgain')],
        defaultId: 0,
        cancelId: 0,
        signal: question.signal,
      })
      .then(({ response }) => {
        asking = null;
        const again = response === 1 && !question.signal.aborted && !window.isDestroyed();
        return again ? reload(window, url) : undefined;
      });
  });
  window.on('responsive', () => {
    asking?.abort();
    asking = null;
  });
}

/** A page that hangs cannot be navigated; its process has to go first. */
function reload(window: BrowserWindow, url: string): void {
  window.webContents.forcefullyCrashRenderer();
  void window.loadURL(url).catch(() => undefined);
}
