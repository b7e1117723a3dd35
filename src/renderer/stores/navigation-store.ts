import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Status } from '#shared/model/status';

export type RequestsShow = 'mine' | 'to-review' | 'all';
export type AdministrationSection = 'nodes' | 'configuration' | 'invite' | 'audit';

/** What the main area shows. */
export type Screen =
  | { readonly name: 'resources' }
  | { readonly name: 'requests'; readonly show: RequestsShow; readonly request: string | null }
  | { readonly name: 'terminals' }
  | { readonly name: 'status' }
  | { readonly name: 'administration'; readonly section: AdministrationSection }
  | { readonly name: 'settings' }
  /** Adding a cluster; `link` is a join link that was clicked somewhere. */
  | { readonly name: 'add'; readonly link: string | null };

export interface Navigation {
  readonly screen: Screen;
  /** Raised whenever the search field should take the keyboard. */
  readonly searchFocus: number;
}

export interface NavigationStore {
  readonly store: StoreApi<Navigation>;
  go(screen: Screen): void;
  openRequest(request: string, show?: RequestsShow): void;
  focusSearch(): void;
}

export function createNavigationStore(): NavigationStore {
  const store = createStore<Navigation>(() => ({
    screen: { name: 'resources' },
    searchFocus: 0,
  }));
  const go = (screen: Screen) => store.setState({ screen });
  return {
    store,
    go,
    openRequest(request, show) {
      const { screen } = store.getState();
      const stay = screen.name === 'requests' ? screen.show : 'mine';
      go({ name: 'requests', show: show ?? stay, request });
    },
    focusSearch() {
      store.setState((now) => ({
        screen: { name: 'resources' },
        searchFocus: now.searchFocus + 1,
      }));
    },
  };
}

/** Where administration begins for somebody with these rights; `null` when there is nothing in it for them. */
export function administrationFor(can: Status['can'] | undefined): Screen | null {
  if (can?.administer) return { name: 'administration', section: 'nodes' };
  return can?.audit ? { name: 'administration', section: 'audit' } : null;
}
