import type { ApiError } from '#shared/api/errors';
import { panesOf, type Axis } from '#shared/model/pane-tree';
import type { LayoutStore } from './layout-store';
import type { TerminalsStore } from './terminals-store';
import type { ToastStore } from './toast-store';
import type { WaitingStore } from './waiting-store';

/** What a person does with panes. Failures are shown as toasts. */
export interface PaneActions {
  /** Opens another session like that of a pane, beside it. */
  splitPane(pane: string, axis: Axis): Promise<void>;
  /** Ends a pane's session; what waits for approval is withdrawn, what stands for one is let go. */
  closePane(pane: string): Promise<void>;
  /** Closes all panes of a tab. */
  closeTab(tab: string): Promise<void>;
  closeTerminal(pane: string): Promise<void>;
  /** Lets go of a terminal that waits for approval; its request is withdrawn. */
  stopWaiting(id: string): Promise<void>;
}

export function createPaneActions(parts: {
  readonly layout: LayoutStore;
  readonly terminals: TerminalsStore;
  readonly waiting: WaitingStore;
  readonly toasts: ToastStore;
}): PaneActions {
  const { layout, terminals, waiting, toasts } = parts;
  const tell = (error: ApiError | null) => {
    if (error) toasts.error(error);
  };
  const stopWaiting = async (id: string) => tell(await waiting.cancel(id));
  const closeTerminal = async (pane: string) => tell(await terminals.close(pane));
  const closePane = async (pane: string) => {
    if (waiting.store.getState().list.some(({ id }) => id === pane)) return stopWaiting(pane);
    if (layout.store.getState().kept.some(({ id }) => id === pane)) return layout.drop(pane);
    return closeTerminal(pane);
  };
  return {
    stopWaiting,
    closeTerminal,
    closePane,
    splitPane: async (pane, axis) => tell(await layout.split(pane, axis)),
    async closeTab(id) {
      const tab = layout.store.getState().tabs.find((each) => each.id === id);
      if (tab) await Promise.all(panesOf(tab.root).map(closePane));
    },
  };
}
