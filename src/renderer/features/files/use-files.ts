import { createContext, use, useCallback } from 'react';
import { useStore } from 'zustand';
import type { ApiError } from '#shared/api/errors';
import type { Pane, PaneState } from '../../stores/file-pane';
import type { FilesStore, FilesView } from '../../stores/files-view';
import { useStores } from '../../stores/use-stores';

export const FilesContext = createContext<FilesStore | null>(null);

/** The store of files; components of the files screen always have it. */
export function useFiles(): FilesStore {
  const files = use(FilesContext);
  if (!files) throw new Error('There is no FilesContext above this component');
  return files;
}

export function useFilesView<Part>(select: (view: FilesView) => Part): Part {
  return useStore(useFiles().store, select);
}

export function usePane<Part>(pane: Pane, select: (state: PaneState) => Part): Part {
  return useStore(pane.store, select);
}

/** Waits for something to be done, and shows as a toast why it was not. */
export function useTell(): (work: Promise<ApiError | null>) => void {
  const { toasts } = useStores();
  return useCallback(
    (work) =>
      void work.then((error) => {
        if (error) toasts.error(error);
        return null;
      }),
    [toasts],
  );
}
