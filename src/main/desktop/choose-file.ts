import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
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

/** Asks in the system's own dialog for a folder; `null` when nobody wants to any more. */
export async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}
