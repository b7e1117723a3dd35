import { createContext, use } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import type { SettingName, Settings } from '#shared/ipc/settings';
import { activeProfile } from './app-store';
import type { Stores } from './stores';

export const StoresContext = createContext<Stores | null>(null);

/** The window's stores; components below the root always have them. */
export function useStores(): Stores {
  const stores = use(StoresContext);
  if (!stores) throw new Error('There is no StoresContext above this component');
  return stores;
}

/** Follows one part of a store that is picked from the stores. */
export function useFrom<State, Part>(
  pick: (stores: Stores) => StoreApi<State>,
  select: (state: State) => Part,
): Part {
  return useStore(pick(useStores()), select);
}

/** A part of main's state. Only used below the root, which waits for the first answer. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useFrom(
    (stores) => stores.app,
    ({ state }) => {
      if (!state) throw new Error('The app state is not there yet');
      return select(state);
    },
  );
}

/** The value of a setting, as it is chosen now. */
export function useSetting<Name extends SettingName>(name: Name): Settings[Name] {
  return useApp(({ settings }) => settings[name]);
}

export function useActiveProfile(): ProfileState | null {
  return useFrom((stores) => stores.app, activeProfile);
}
