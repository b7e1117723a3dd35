import { createStore, type StoreApi } from 'zustand/vanilla';
import { isUnderWay } from '#shared/model/file';
import type { Bridge } from '../bridge/bridge';
import type { FilesStore } from './files-view';

/** What the window knows of files before anybody looks at them; the rest is loaded when somebody does. */
export interface FilesDoor {
  /** How many copies are under way. */
  readonly store: StoreApi<{ readonly busy: number }>;
  start(): void;
  open(): Promise<FilesStore>;
}

export function createFilesDoor(bridge: Bridge): FilesDoor {
  const store = createStore(() => ({ busy: 0 }));
  let opened: Promise<FilesStore> | null = null;
  return {
    store,
    start: () =>
      void bridge.on('files', ({ transfers }) =>
        store.setState({ busy: transfers.filter(isUnderWay).length }),
      ),
    open() {
      opened ??= import('./files-store').then(async ({ createFilesStore }) => {
        const files = createFilesStore(bridge);
        await files.start();
        return files;
      });
      return opened;
    },
  };
}
