import { createStore, type StoreApi } from 'zustand/vanilla';

/** The request that a dialog is about. */
export interface OpenedRequest {
  readonly profileId: string;
  readonly request: string;
}

export interface RequestDialogStore {
  readonly store: StoreApi<{ readonly open: OpenedRequest | null }>;
  open(request: OpenedRequest): void;
  close(): void;
}

/** Whether a dialog about a request is open, and for which. */
export function createRequestDialogStore(): RequestDialogStore {
  const store = createStore<{ readonly open: OpenedRequest | null }>(() => ({ open: null }));
  return {
    store,
    open: (open) => store.setState({ open }),
    close: () => store.setState({ open: null }),
  };
}
