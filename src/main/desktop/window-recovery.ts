import { dialog, type BrowserWindow } from 'electron';

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
        message: 'The window of Daypass does not answer.',
        detail:
          'You can wait, or load the window again. Terminals, requests and access stay as they are.',
        buttons: ['Wait', 'Load again'],
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
