import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import { windowIcon } from '../icons';
import { DragFolders } from './drag-folder';
import type { FileBoard } from './file-board';
import { LocalRoots } from './local-roots';

/** What the commands about files work with. */
export interface FileDesk {
  readonly board: FileBoard;
  readonly roots: LocalRoots;
  readonly dragFolders: DragFolders;
  /** Folders that the person opens by a click. */
  readonly folder: (which: 'home' | 'downloads') => string;
  readonly exists: (path: string) => Promise<boolean>;
  /** Puts something into the system's bin. */
  readonly trash: (path: string) => Promise<void>;
  /** Hands files to the system's drag and drop; the person holds the mouse. */
  readonly startDrag: (paths: readonly string[]) => void;
}

export function createFileDesk(options: {
  readonly board: FileBoard;
  readonly userData: string;
  readonly window: () => BrowserWindow | null;
}): FileDesk {
  const { board, userData, window } = options;
  return {
    board,
    roots: new LocalRoots(randomUUID),
    dragFolders: new DragFolders(join(userData, 'dragged')),
    folder: (which) => app.getPath(which),
    exists: (path) =>
      lstat(path).then(
        () => true,
        () => false,
      ),
    trash: (path) => shell.trashItem(path),
    startDrag(paths) {
      const [file] = paths;
      const icon = windowIcon().resize({ width: 32 });
      if (file !== undefined) window()?.webContents.startDrag({ file, files: [...paths], icon });
    },
  };
}
