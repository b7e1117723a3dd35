import { activeTab, type PaneLayout } from '#shared/model/pane-layout';
import { useAction } from '../../stores/use-action';
import { useFrom, useStores } from '../../stores/use-stores';
import type { ActionHandler } from '../../stores/keyboard-store';

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
  useAction(
    'tab.next',
    go(() => store.stepTab(1)),
  );
  useAction(
    'tab.previous',
    go(() => store.stepTab(-1)),
  );
  useAction('tab.1', at(0));
  useAction('tab.2', at(1));
  useAction('tab.3', at(2));
  useAction('tab.4', at(3));
  useAction('tab.5', at(4));
  useAction('tab.6', at(5));
  useAction('tab.7', at(6));
  useAction('tab.8', at(7));
  useAction('tab.9', at(8));
  const place = tabs.findIndex(({ id }) => id === active);
  const shown = visible ? active : null;
  const shift = (step: number) =>
    shown === null ? null : () => store.moveTab(shown, place + step);
  useAction('tab.moveLeft', shift(-1));
  useAction('tab.moveRight', shift(1));
  useAction('tab.close', shown === null ? null : () => void actions.closeTab(shown));
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
  useAction(
    'pane.splitRight',
    on((pane) => void actions.splitPane(pane, 'row')),
  );
  useAction(
    'pane.splitDown',
    on((pane) => void actions.splitPane(pane, 'column')),
  );
  useAction(
    'pane.close',
    on((pane) => void actions.closePane(pane)),
  );
  useAction(
    'pane.focusNext',
    on(() => layout.stepPane(1)),
  );
  useAction(
    'pane.focusLeft',
    on(() => layout.goTowards('left')),
  );
  useAction(
    'pane.focusRight',
    on(() => layout.goTowards('right')),
  );
  useAction(
    'pane.focusUp',
    on(() => layout.goTowards('up')),
  );
  useAction(
    'pane.focusDown',
    on(() => layout.goTowards('down')),
  );
  useAction(
    'pane.dividerLeft',
    on(() => layout.pushDivider('left')),
  );
  useAction(
    'pane.dividerRight',
    on(() => layout.pushDivider('right')),
  );
  useAction(
    'pane.dividerUp',
    on(() => layout.pushDivider('up')),
  );
  useAction(
    'pane.dividerDown',
    on(() => layout.pushDivider('down')),
  );
  useAction('terminal.zen', tab && (() => layout.setZen(!state.zen)));
}
