import type { StoreApi } from 'zustand/vanilla';
import type { Workspace } from '#shared/ipc/workspace';
import {
  addTab,
  allPanes,
  replacePane,
  splitPane,
  tabOf,
  type PaneLayout,
} from '#shared/model/pane-layout';
import { idsOf, joined, pruned, type KeptPane, type PaneContents } from './kept-panes';
import type { Place } from './places';
import type { TerminalsStore } from './terminals-store';
import type { WaitingStore } from './waiting-store';

export interface LayoutState extends PaneLayout {
  /** Terminals of before the start that nobody has connected yet. */
  readonly kept: readonly KeptPane[];
  /** How the terminals were when the app was quit, until somebody says whether to bring them back. */
  readonly offer: Workspace | null;
  /** Raised whenever the pane that is in use should take the keyboard. */
  readonly grabs: number;
  /** Nothing but the terminal is shown. */
  readonly zen: boolean;
}

export const layoutOf = ({ tabs, active }: PaneLayout): PaneLayout => ({ tabs, active });

function placed(layout: PaneLayout, id: string, place: Place | null): PaneLayout {
  if (place && 'instead' in place && tabOf(layout, place.instead))
    return replacePane(layout, place.instead, id);
  if (place && 'beside' in place && tabOf(layout, place.beside))
    return splitPane(layout, place.beside, place.axis, id);
  return addTab(layout, crypto.randomUUID(), id);
}

/** Lets the layout follow what is open: what is new gets its place once, what is gone leaves it. */
export function followOpen(parts: {
  readonly store: StoreApi<LayoutState>;
  readonly terminals: TerminalsStore;
  readonly waiting: WaitingStore;
}) {
  const { store, terminals, waiting } = parts;
  let seen: ReadonlySet<string> = new Set();
  const contents = (): PaneContents => ({
    tabs: terminals.store.getState().tabs,
    waiting: waiting.store.getState().list,
    kept: store.getState().kept,
  });
  const settle = () => {
    const all = contents();
    const now = store.getState();
    let layout = layoutOf(now);
    for (const { id, place } of all.tabs) if (!seen.has(id)) layout = placed(layout, id, place);
    for (const { id } of all.waiting) if (!seen.has(id)) layout = placed(layout, id, null);
    const isMore = allPanes(layout).some((id) => !seen.has(id));
    seen = idsOf(all);
    layout = pruned(layout, seen);
    const shown = new Set(allPanes(layout));
    const kept = all.kept.filter(({ id }) => shown.has(id));
    store.setState({
      ...layout,
      kept: kept.length === all.kept.length ? all.kept : kept,
      grabs: isMore ? now.grabs + 1 : now.grabs,
      zen: now.zen && layout.tabs.length > 0,
    });
  };
  return {
    contents,
    settle,
    /** Arranges what is open as it was before, with what is no longer open kept in its place. */
    bringBack({ layout: earlier, panes }: Workspace, isProfile: (id: string) => boolean) {
      const running = new Set(contents().tabs.map(({ id }) => id));
      const left = panes.filter(({ id, profileId }) => !running.has(id) && isProfile(profileId));
      const kept = left
        .filter(({ holds }) => holds === 'session')
        .map(({ holds: _session, ...pane }) => ({ ...pane, connecting: false, problem: null }));
      const known = new Set([...running, ...left.map(({ id }) => id)]);
      const layout = joined(pruned(earlier, known), layoutOf(store.getState()));
      seen = new Set([...seen, ...allPanes(layout)]);
      store.setState({ ...layout, kept, offer: null });
      for (const { holds, ...pane } of left) if (holds === 'request') waiting.add(pane);
      settle();
    },
  };
}
