import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { SessionState } from '#shared/ipc/app-state';
import type { Bridge } from '../bridge/bridge';
import { ask } from './ask';
import { createPlaces, openingKey, paneOf, type Place } from './places';
import type { TerminalLink } from './terminal-link';
import { createTerminalLinks } from './terminal-links';
import { tabsFrom, withOpened, withTab, type TerminalTab } from './terminal-tabs';

export { openingKey } from './places';

export interface TerminalsState {
  readonly tabs: readonly TerminalTab[];
  /** Sessions being asked for, by `openingKey`: what a button shows while it waits. */
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
  /**
   * Opens a session. What is asked for twice without a place is opened once.
   *
   * @param place where it is to be shown; in a tab of its own when that is left out
   */
  open(input: OpenInput, place?: Place): Promise<ApiError | null>;
  /**
   * Connects an ended session again in its tab, or tries at once what is being tried again.
   *
   * @param assume an approved request to assume first
   */
  reconnect(tabId: string, assume: string | null): Promise<ApiError | null>;
  /** Ends the session and leaves its tab: gives up what is being tried again. */
  stop(tabId: string): Promise<ApiError | null>;
  /** Ends the session where it runs, and removes the tab. */
  close(tabId: string): Promise<ApiError | null>;
  link(tabId: string): TerminalLink | null;
}

type TerminalSize = ReturnType<TerminalLink['size']>;
const usualSize: TerminalSize = { columns: 80, rows: 24 };

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
  const store = createStore<TerminalsState>(() => ({ tabs: [], opening: [] }));
  const links = createTerminalLinks();
  const closing = createClosing(bridge);
  const places = createPlaces();

  const settle = (tabs: readonly TerminalTab[]) => {
    links.settle(tabs);
    store.setState({ tabs });
  };
  const find = (tabId: string) => store.getState().tabs.find((tab) => tab.id === tabId);
  const change = (tabId: string, part: Partial<TerminalTab>) =>
    store.setState(({ tabs }) => ({ tabs: withTab(tabs, tabId, part) }));
  /** The port comes on its own way. A session without one has gone meanwhile, or ran in a process that stopped. */
  const attach = async (sessionId: string): Promise<void> => {
    const link = links.get(sessionId);
    // Nothing more may come from where it stood when it asked.
    link?.disconnect();
    await ask(bridge, 'session.attach', { sessionId, from: link?.received() ?? null });
  };
  const attachAll = () => {
    for (const { id } of store.getState().tabs) if (!links.get(id)?.isConnected()) void attach(id);
  };
  const request = async ({ name: _shownOnly, ...input }: OpenInput, size: TerminalSize) => {
    const key = openingKey(input);
    store.setState(({ opening }) => ({ opening: [...opening, key] }));
    const answer = await ask(bridge, 'session.open', { ...input, ...size });
    store.setState(({ opening }) => ({ opening: opening.filter((each) => each !== key) }));
    return answer;
  };
  const sizeOf = (tabId: string | null): TerminalSize => links.get(tabId)?.size() ?? usualSize;
  let isFirst = true;

  return {
    store,
    start() {
      bridge.onTerminalPort((sessionId, port) => {
        links.arrived(sessionId, port);
        settle(store.getState().tabs);
      });
      // While nobody looks, sessions must not wait for a screen that the system lets draw slowly or never.
      bridge.on('shown', (shown) => {
        if (shown) attachAll();
        else for (const link of links.all()) link.disconnect();
      });
    },
    sync(sessions) {
      settle(tabsFrom(store.getState().tabs, closing.visible(sessions), places.take));
      // Those of before this page: the others bring their ports with them.
      if (isFirst) attachAll();
      isFirst = false;
    },
    async open(input, place) {
      const key = openingKey(input);
      const { tabs, opening } = store.getState();
      if (!place && opening.includes(key)) return null;
      const forget = place ? places.expect(key, place) : () => undefined;
      const like = place ? paneOf(place) : (tabs.at(-1)?.id ?? null);
      const answer = await request(input, sizeOf(like));
      if (answer.ok) {
        const { assume: _before, ...session } = { ...input, id: answer.value.sessionId };
        const opened = { ...session, state: 'connecting', reason: '', exitCode: null } as const;
        settle(withOpened(store.getState().tabs, opened, places.take));
      }
      forget();
      return answer.ok ? null : answer.error;
    },
    async reconnect(tabId, assume) {
      const tab = find(tabId);
      if (!tab || tab.asking) return null;
      change(tabId, { asking: true });
      const input = { sessionId: tabId, assume, ...sizeOf(tabId) };
      const answer = await ask(bridge, 'session.reconnect', input);
      change(tabId, { asking: false });
      return answer.ok ? null : answer.error;
    },
    async stop(sessionId) {
      const answer = await ask(bridge, 'session.close', { sessionId });
      return answer.ok ? null : answer.error;
    },
    async close(tabId) {
      const tab = find(tabId);
      if (!tab) return null;
      const error = await closing.close(tabId);
      if (!error) settle(store.getState().tabs.filter((each) => each.id !== tabId));
      return error;
    },
    link: (tabId) => links.get(tabId) ?? null,
  };
}
