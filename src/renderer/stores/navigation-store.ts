import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Status } from '#shared/model/status';

export type SessionsShow = 'live' | 'recordings';
export type RequestsShow = 'mine' | 'to-review' | 'all';
export const administrationSections = [
  'nodes',
  'configuration',
  'invite',
  'locks',
  'access',
  'authorities',
  'audit',
] as const;
export type AdministrationSection = (typeof administrationSections)[number];

/** What the main area shows. */
export type Screen =
  | { readonly name: 'resources' }
  | { readonly name: 'requests'; readonly show: RequestsShow; readonly request: string | null }
  | { readonly name: 'terminals' }
  | { readonly name: 'files' }
  /** Sessions that run now and recordings; `recording` is the one that is open. */
  | { readonly name: 'sessions'; readonly show: SessionsShow; readonly recording: string | null }
  | { readonly name: 'status' }
  | { readonly name: 'administration'; readonly section: AdministrationSection }
  /** `find` is what is looked for among the settings at first. */
  | { readonly name: 'settings'; readonly find?: string }
  | { readonly name: 'diagnostics' }
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

/** The parts of administration that somebody with these rights has anything to do in. */
export function sectionsFor(can: Status['can'] | undefined): readonly AdministrationSection[] {
  const may: Readonly<Record<AdministrationSection, boolean | undefined>> = {
    nodes: can?.administer,
    configuration: can?.administer,
    invite: can?.administer,
    locks: can?.lock,
    access: can?.settings,
    authorities: can?.administer,
    audit: can?.administer || can?.audit,
  };
  return administrationSections.filter((section) => may[section]);
}

/** Where administration begins for somebody with these rights; `null` when there is nothing in it for them. */
export function administrationFor(can: Status['can'] | undefined): Screen | null {
  const [section] = sectionsFor(can);
  return section === undefined ? null : { name: 'administration', section };
}
