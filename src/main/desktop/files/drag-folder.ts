import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

/** Folders of ours in which files lie that are dragged out of the window; emptied at each start of the app. */
export class DragFolders {
  readonly #path: string;
  readonly #folders = new Map<string, string>();
  #isReady: Promise<void> | null = null;

  /** @param path a folder that nothing else uses */
  constructor(path: string) {
    this.#path = path;
  }

  async make(transfer: string): Promise<string> {
    this.#isReady ??= this.#prepare();
    await this.#isReady;
    const folder = await mkdtemp(join(this.#path, 'drag-'));
    this.#folders.set(transfer, folder);
    return folder;
  }

  /** What a transfer brought. */
  async contents(transfer: string): Promise<string[]> {
    const folder = this.#folders.get(transfer);
    const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
    if (folder === undefined || names.length === 0)
      throw new ExpectedError('not_found', t('desktop.files.dragGone'));
    return names.map((name) => join(folder, name));
  }

  async forget(transfer: string): Promise<void> {
    const folder = this.#folders.get(transfer);
    this.#folders.delete(transfer);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }

  async #prepare(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
  }
}
