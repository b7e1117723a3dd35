import { app, dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';

/** Asks in the system's own dialog where to save a file; `null` when nobody wants to any more. */
export async function chooseFile(
  window: BrowserWindow | null,
  name: string,
): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('documents'), name) };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled || filePath === '' ? null : filePath;
}
