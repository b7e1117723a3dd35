import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether the palette is open. All else about it is read when it is first opened, see {@link paletteOf}. */
export interface PaletteDoor {
  readonly store: StoreApi<{ readonly open: boolean }>;
  open(): void;
  close(): void;
}

export function createPaletteDoor(): PaletteDoor {
  const store = createStore(() => ({ open: false }));
  return {
    store,
    open: () => store.setState({ open: true }),
    close: () => store.setState({ open: false }),
  };
}
