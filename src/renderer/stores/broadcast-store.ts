import { createStore, type StoreApi } from 'zustand/vanilla';
import { isAnswer } from './terminal-answers';
import type { TerminalsStore } from './terminals-store';

export interface BroadcastState {
  /** The terminals that are typed into together; none while that is off, and never one alone. */
  readonly tabs: readonly string[];
}

/** Typing into several terminals at once. */
export interface BroadcastStore {
  readonly store: StoreApi<BroadcastState>;
  start(): void;
  /** Types into these together from now on. Fewer than two are none. */
  begin(tabs: readonly string[]): void;
  stop(): void;
  /** What a terminal sends: to its own session, and what a person typed to the others as well. */
  send(from: string, text: string): void;
}

export function createBroadcastStore(terminals: TerminalsStore): BroadcastStore {
  const store = createStore<BroadcastState>(() => ({ tabs: [] }));
  const set = (tabs: readonly string[]) => store.setState({ tabs: tabs.length < 2 ? [] : tabs });
  const isOpen = (id: string) =>
    terminals.store.getState().tabs.some((tab) => tab.id === id && tab.session.state === 'open');
  return {
    store,
    start() {
      // What was closed, or lost its shell, does not come back to it: the person would not expect that any more.
      terminals.store.subscribe(() => {
        const { tabs } = store.getState();
        const left = tabs.filter(isOpen);
        if (left.length < tabs.length) set(left);
      });
    },
    begin: (tabs) => set(tabs.filter(isOpen)),
    stop: () => set([]),
    send(from, text) {
      const { tabs } = store.getState();
      const together = tabs.includes(from) && !isAnswer(text) ? tabs : [from];
      for (const id of together) terminals.link(id)?.type(text);
    },
  };
}
