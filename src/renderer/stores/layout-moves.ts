import type { StoreApi } from 'zustand/vanilla';
import { dividerFor, neighbourOf, type Direction } from '#shared/model/pane-areas';
import {
  activeTab,
  focusPane,
  moveDivider,
  moveTab,
  showTab,
  stepFrom,
  type PaneLayout,
} from '#shared/model/pane-layout';
import { panesOf, type PanePath } from '#shared/model/pane-tree';

/** Going about in the tabs and panes that are there. */
export interface LayoutMoves {
  /** Shows a tab, and gives its pane the keyboard. */
  showTab(id: string): void;
  /** Shows the tab so many places further; the row goes round. */
  stepTab(step: 1 | -1): void;
  /** Shows a tab by its place in the row, from 0. */
  showTabAt(index: number): void;
  moveTab(id: string, to: number): void;
  /** A pane is in use: it was clicked, or has the keyboard. */
  use(pane: string): void;
  /** Shows a pane, and gives it the keyboard. */
  show(pane: string): void;
  stepPane(step: 1 | -1): void;
  /** Goes to the pane beside the one in use. */
  goTowards(direction: Direction): void;
  /** Moves the divider that is nearest to the pane in use. */
  pushDivider(direction: Direction): void;
  moveDivider(tab: string, path: PanePath, share: number): void;
  setZen(zen: boolean): void;
}

/** What the keys move a divider by, as a part of the whole. */
export const dividerStep = 0.04;

interface State extends PaneLayout {
  readonly grabs: number;
  readonly zen: boolean;
}

export function createLayoutMoves(
  store: Pick<StoreApi<State>, 'getState' | 'setState'>,
): LayoutMoves {
  const change = (next: PaneLayout) => store.setState({ tabs: next.tabs, active: next.active });
  const grab = () => store.setState(({ grabs }) => ({ grabs: grabs + 1 }));
  const show = (id: string | null | undefined) => {
    if (id == null) return;
    change(showTab(store.getState(), id));
    grab();
  };
  const showPane = (pane: string | null) => {
    if (pane === null) return;
    change(focusPane(store.getState(), pane));
    grab();
  };
  return {
    showTab: show,
    stepTab(step) {
      const { tabs, active } = store.getState();
      show(
        stepFrom(
          tabs.map(({ id }) => id),
          active,
          step,
        ),
      );
    },
    showTabAt: (index) => show(store.getState().tabs[index]?.id),
    moveTab: (id, to) => change(moveTab(store.getState(), id, to)),
    use: (pane) => change(focusPane(store.getState(), pane)),
    show: showPane,
    stepPane(step) {
      const tab = activeTab(store.getState());
      if (tab) showPane(stepFrom(panesOf(tab.root), tab.focused, step));
    },
    goTowards(direction) {
      const tab = activeTab(store.getState());
      if (tab) showPane(neighbourOf(tab.root, tab.focused, direction));
    },
    pushDivider(direction) {
      const tab = activeTab(store.getState());
      const divider = tab && dividerFor(tab.root, tab.focused, direction);
      if (!divider) return;
      const step = direction === 'left' || direction === 'up' ? -dividerStep : dividerStep;
      change(moveDivider(store.getState(), tab.id, divider.path, divider.share + step));
    },
    moveDivider: (tab, path, share) => change(moveDivider(store.getState(), tab, path, share)),
    setZen(zen) {
      store.setState({ zen });
      grab();
    },
  };
}
