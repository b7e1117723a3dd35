import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createBroadcastStore } from '../../../src/renderer/stores/broadcast-store';
import { isAnswer } from '../../../src/renderer/stores/terminal-answers';
import type { TerminalLink } from '../../../src/renderer/stores/terminal-link';
import type { TerminalTab } from '../../../src/renderer/stores/terminal-tabs';
import type { TerminalsState, TerminalsStore } from '../../../src/renderer/stores/terminals-store';

const aTab = (id: string, state: 'open' | 'ended' = 'open') =>
  ({ id, session: { id, state } }) as TerminalTab;

function setup(...ids: string[]) {
  const store = createStore<TerminalsState>(() => ({
    tabs: ids.map((id) => aTab(id)),
    opening: [],
  }));
  const typed: [id: string, text: string][] = [];
  const link = (id: string) =>
    ({ type: (text: string) => void typed.push([id, text]) }) as TerminalLink;
  const broadcast = createBroadcastStore({
    store,
    link,
  } as Partial<TerminalsStore> as TerminalsStore);
  broadcast.start();
  return { broadcast, store, typed };
}

describe('typing into several terminals', () => {
  it('goes to the one terminal as long as nobody asked for more', () => {
    const { broadcast, typed } = setup('a', 'b');
    broadcast.send('a', 'x');
    expect(typed).toEqual([['a', 'x']]);
  });

  it('goes to all that were chosen, from whichever of them, and not from others', () => {
    const { broadcast, typed } = setup('a', 'b', 'c');
    broadcast.begin(['a', 'b']);
    broadcast.send('b', 'x');
    broadcast.send('c', 'y');
    expect(typed).toEqual([
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'y'],
    ]);
  });

  it('leaves to each terminal what it answers by itself', () => {
    const { broadcast, typed } = setup('a', 'b');
    broadcast.begin(['a', 'b']);
    broadcast.send('a', '\u001b[?1;2c');
    expect(typed).toEqual([['a', '\u001b[?1;2c']]);
  });

  it('ends with stop, and when fewer than two are left', () => {
    const { broadcast, store } = setup('a', 'b', 'c');
    broadcast.begin(['a', 'b']);
    broadcast.stop();
    expect(broadcast.store.getState().tabs).toEqual([]);
    broadcast.begin(['a', 'b', 'c']);
    store.setState({ tabs: [aTab('a'), aTab('b', 'ended'), aTab('c')] });
    expect(broadcast.store.getState().tabs).toEqual(['a', 'c']);
    store.setState({ tabs: [aTab('a')] });
    expect(broadcast.store.getState().tabs).toEqual([]);
  });

  it('does not take in again what has lost its shell meanwhile', () => {
    const { broadcast, store, typed } = setup('a', 'b', 'c');
    broadcast.begin(['a', 'b', 'c']);
    store.setState({ tabs: [aTab('a'), aTab('b', 'ended'), aTab('c')] });
    store.setState({ tabs: [aTab('a'), aTab('b'), aTab('c')] });
    broadcast.send('a', 'x');
    expect(typed.map(([id]) => id)).toEqual(['a', 'c']);
  });

  it('takes no terminal that is not connected, and none alone', () => {
    const { broadcast, store } = setup('a', 'b');
    store.setState({ tabs: [aTab('a'), aTab('b', 'ended')] });
    broadcast.begin(['a', 'b']);
    expect(broadcast.store.getState().tabs).toEqual([]);
  });
});

it('tells nobody when nothing changes for it', () => {
  const { broadcast, store } = setup('a', 'b');
  broadcast.begin(['a', 'b']);
  const heard = vi.fn<() => void>();
  broadcast.store.subscribe(heard);
  store.setState({ opening: ['a'] });
  expect(heard).not.toHaveBeenCalled();
});

describe('what a terminal says by itself', () => {
  it.each([
    ['attributes', '\u001b[?1;2c'],
    ['attributes, secondary', '\u001b[>0;276;0c'],
    ['status', '\u001b[0n'],
    ['position', '\u001b[24;80R'],
    ['position, private', '\u001b[?24;80R'],
    ['mode', '\u001b[?2004;1$y'],
    ['window size', '\u001b[8;24;80t'],
    ['focus', '\u001b[I'],
    ['focus lost', '\u001b[O'],
    ['mouse', '\u001b[<0;10;20M'],
    ['mouse let go', '\u001b[<0;10;20m'],
    ['mouse, old', '\u001b[M !!'],
    ['colour', '\u001b]11;rgb:1010/1111/1515\u001b\\'],
    ['setting', '\u001bP1$r0m\u001b\\'],
    ['two at once', '\u001b[I\u001b[?1;2c'],
  ])('%s', (_name, text) => expect(isAnswer(text)).toBe(true));

  it.each([
    ['a letter', 'c'],
    ['Escape', '\u001b'],
    ['an arrow', '\u001b[A'],
    ['an arrow of an application', '\u001bOA'],
    ['an arrow with Ctrl', '\u001b[1;5C'],
    ['Shift and Tab', '\u001b[Z'],
    ['Delete', '\u001b[3~'],
    ['F3', '\u001bOR'],
    ['F3 with Shift', '\u001b[1;2R'],
    ['Alt and a letter', '\u001bc'],
    ['a paste', '\u001b[200~ls\u001b[201~'],
    ['a paste of an answer', '\u001b[200~\u001b[0n\u001b[201~'],
    ['an answer with typing behind it', '\u001b[0nls'],
  ])('not %s', (_name, text) => expect(isAnswer(text)).toBe(false));
});
