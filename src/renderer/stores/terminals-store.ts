import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { SessionState } from '#shared/ipc/app-state';
import type { Bridge, TerminalPort } from '../bridge/bridge';
import { ask } from './ask';
import { createTerminalLink, type TerminalLink } from './terminal-link';
import { tabsFrom, withOpened, withReconnected, type TerminalTab } from './terminal-tabs';

export interface TerminalsState {
  readonly tabs: readonly TerminalTab[];
  readonly active: string | null;
  /** Sessions being asked for, by {@link openingKey}: what a button shows while it waits. */
  readonly opening: readonly string[];
}

export interface OpenInput {
  readonly profileId: string;
  readonly resource: string;
  readonly name: string;
  readonly login: string;
  /** An approved request to assume first. */
  readonly assume: string | null;
}

export interface TerminalsStore {
  readonly store: StoreApi<TerminalsState>;
  start(): void;
  /** Takes in the sessions that main knows. */
  sync(sessions: readonly SessionState[]): void;
  open(input: OpenInput): Promise<ApiError | null>;
  /** @param assume an approved request to assume first */
  reconnect(tabId: string, assume: string | null): Promise<ApiError | null>;
  /** Ends the session where it runs, and removes the tab. */
  close(tabId: string): Promise<ApiError | null>;
  select(tabId: string): void;
  link(tabId: string): TerminalLink | null;
}

export const openingKey = (input: Pick<OpenInput, 'profileId' | 'resource' | 'login'>): string =>
  `${input.profileId} ${input.resource} ${input.login}`;

const usualSize = { columns: 80, rows: 24 };

/** Keeps a link for every tab, and hands each port to the link of its session whichever comes first. */
function createLinks() {
  const links = new Map<string, TerminalLink>();
  const ports = new Map<string, TerminalPort>();
  return {
    get: (tabId: string | null) => (tabId === null ? undefined : links.get(tabId)),
    arrived: (sessionId: string, port: TerminalPort) => void ports.set(sessionId, port),
    settle(tabs: readonly TerminalTab[]) {
      const ids = new Set(tabs.map((tab) => tab.id));
      for (const [id, link] of links)
        if (!ids.has(id)) {
          link.close();
          links.delete(id);
        }
      for (const tab of tabs) {
        const link = links.get(tab.id) ?? createTerminalLink();
        links.set(tab.id, link);
        const port = ports.get(tab.session.id);
        if (port) link.connect(port);
        ports.delete(tab.session.id);
      }
    },
  };
}

/** Sessions that the window let go of: hidden at once, and removed from main's list once they ended there. */
function createClosing(bridge: Bridge) {
  const closing = new Map<string, 'ending' | 'removing'>();
  const close = (sessionId: string) => ask(bridge, 'session.close', { sessionId });
  return {
    async close(sessionId: string): Promise<ApiError | null> {
      closing.set(sessionId, 'ending');
      const answer = await close(sessionId);
      if (answer.ok || answer.error.code === 'not_found') return null;
      closing.delete(sessionId);
      return answer.error;
    },
    visible(sessions: readonly SessionState[]): readonly SessionState[] {
      for (const id of closing.keys()) {
        const session = sessions.find((each) => each.id === id);
        if (!session) closing.delete(id);
        else if (session.state === 'ended' && closing.get(id) === 'ending') {
          closing.set(id, 'removing');
          void close(id);
        }
      }
      return sessions.filter((session) => !closing.has(session.id));
    },
  };
}

export function createTerminalsStore(bridge: Bridge): TerminalsStore {
  const store = createStore<TerminalsState>(() => ({ tabs: [], active: null, opening: [] }));
  const links = createLinks();
  const closing = createClosing(bridge);

  const settle = (tabs: readonly TerminalTab[], active = store.getState().active) => {
    links.settle(tabs);
    const stays = tabs.some((tab) => tab.id === active);
    store.setState({ tabs, active: stays ? active : (tabs.at(-1)?.id ?? null) });
  };
  const find = (tabId: string) => store.getState().tabs.find((tab) => tab.id === tabId);
  const setReconnecting = (tabId: string, reconnecting: boolean) =>
    store.setState(({ tabs }) => ({
      tabs: tabs.map((tab) => (tab.id === tabId ? { ...tab, reconnecting } : tab)),
    }));
  const request = async ({ name: _shownOnly, ...input }: OpenInput, tabId: string | null) => {
    const key = openingKey(input);
    const size = links.get(tabId)?.size() ?? usualSize;
    store.setState(({ opening }) => ({ opening: [...opening, key] }));
    const answer = await ask(bridge, 'session.open', { ...input, ...size });
    store.setState(({ opening }) => ({ opening: opening.filter((each) => each !== key) }));
    return answer;
  };

  return {
    store,
    start() {
      bridge.onTerminalPort((sessionId, port) => {
        links.arrived(sessionId, port);
        settle(store.getState().tabs);
      });
    },
    sync: (sessions) => settle(tabsFrom(store.getState().tabs, closing.visible(sessions))),
    async open(input) {
      const { tabs, active, opening } = store.getState();
      if (opening.includes(openingKey(input))) return null;
      const answer = await request(input, active ?? tabs.at(-1)?.id ?? null);
      if (!answer.ok) return answer.error;
      const { assume: _before, ...session } = { ...input, id: answer.value.sessionId };
      const opened = { ...session, state: 'connecting', reason: '', exitCode: null } as const;
      const next = withOpened(store.getState().tabs, opened);
      settle(next, next.find((tab) => tab.session.id === opened.id)?.id ?? null);
      return null;
    },
    async reconnect(tabId, assume) {
      const tab = find(tabId);
      if (!tab || tab.reconnecting) return null;
      const { id: ended, profileId, resource, name, login } = tab.session;
      setReconnecting(tabId, true);
      const answer = await request({ profileId, resource, name, login, assume }, tabId);
      if (!answer.ok) {
        setReconnecting(tabId, false);
        return answer.error;
      }
      // Before the new session takes the tab, or the old one would come back as a tab of its own.
      void closing.close(ended);
      settle(withReconnected(store.getState().tabs, tabId, answer.value.sessionId), tabId);
      return null;
    },
    async close(tabId) {
      const tab = find(tabId);
      if (!tab) return null;
      const error = await closing.close(tab.session.id);
      if (!error) settle(store.getState().tabs.filter((each) => each.id !== tabId));
      return error;
    },
    select: (active) => store.setState({ active }),
    link: (tabId) => links.get(tabId) ?? null,
  };
}
