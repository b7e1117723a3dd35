import type { ActionId } from '#shared/model/actions';
import { activeTab, type PaneLayout } from '#shared/model/pane-layout';
import { useActions } from '../../stores/use-action';
import { useFrom, useStores } from '../../stores/use-stores';
import type { ActionHandler } from '../../stores/keyboard-store';

/** The actions that lead to a tab, by its place. */
const tabActions: readonly ActionId[] = [
  'tab.1',
  'tab.2',
  'tab.3',
  'tab.4',
  'tab.5',
  'tab.6',
  'tab.7',
  'tab.8',
  'tab.9',
];

/** What is written into keeps the keys that move in it. */
function isWriting(): boolean {
  const active = document.activeElement;
  return active?.matches('input, textarea:not(.xterm-helper-textarea), select') ?? false;
}

/** The keys of tabs: they lead to the terminals from every screen, but change only what is shown. */
function useTabKeys(layout: PaneLayout, visible: boolean): void {
  const { layout: store, actions, navigation } = useStores();
  const { tabs, active } = layout;
  const go = (move: () => void): ActionHandler | null =>
    tabs.length === 0
      ? null
      : () => {
          move();
          navigation.go({ name: 'terminals' });
        };
  const at = (index: number) => (index < tabs.length ? go(() => store.showTabAt(index)) : null);
  const place = tabs.findIndex(({ id }) => id === active);
  const shown = visible ? active : null;
  const shift = (step: number) =>
    shown === null ? null : () => store.moveTab(shown, place + step);
  useActions({
    ...Object.fromEntries(tabActions.map((id, index) => [id, at(index)])),
    'tab.next': go(() => store.stepTab(1)),
    'tab.previous': go(() => store.stepTab(-1)),
    'tab.moveLeft': shift(-1),
    'tab.moveRight': shift(1),
    'tab.close': shown === null ? null : () => void actions.closeTab(shown),
  });
}

/** The keys of tabs and panes; those of panes count while the terminals are shown. */
export function usePaneKeys(visible: boolean): void {
  const { layout, actions } = useStores();
  const state = useFrom(
    () => layout.store,
    (now) => now,
  );
  useTabKeys(state, visible);
  const tab = visible ? activeTab(state) : null;
  const on = (work: (pane: string) => void): ActionHandler | null =>
    tab && (() => (isWriting() ? false : work(tab.focused)));
  useActions({
    'pane.splitRight': on((pane) => void actions.splitPane(pane, 'row')),
    'pane.splitDown': on((pane) => void actions.splitPane(pane, 'column')),
    'pane.close': on((pane) => void actions.closePane(pane)),
    'pane.focusNext': on(() => layout.stepPane(1)),
    'pane.focusLeft': on(() => layout.goTowards('left')),
    'pane.focusRight': on(() => layout.goTowards('right')),
    'pane.focusUp': on(() => layout.goTowards('up')),
    'pane.focusDown': on(() => layout.goTowards('down')),
    'pane.dividerLeft': on(() => layout.pushDivider('left')),
    'pane.dividerRight': on(() => layout.pushDivider('right')),
    'pane.dividerUp': on(() => layout.pushDivider('up')),
    'pane.dividerDown': on(() => layout.pushDivider('down')),
    'terminal.zen': tab && (() => layout.setZen(!state.zen)),
  });
}
