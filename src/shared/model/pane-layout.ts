import {
  onePane,
  panesOf,
  removeFromTree,
  replaceInTree,
  splitTree,
  withShare,
  type Axis,
  type PanePath,
  type PaneTree,
} from './pane-tree';

export interface LayoutTab {
  readonly id: string;
  readonly root: PaneTree;
  /** The pane that has, or had, the keyboard. */
  readonly focused: string;
}

/** The tabs of the terminals, and how each is split. Every pane is in one place. */
export interface PaneLayout {
  readonly tabs: readonly LayoutTab[];
  /** The tab that is shown; `null` while there is none. */
  readonly active: string | null;
}

export const emptyLayout: PaneLayout = { tabs: [], active: null };

export const allPanes = ({ tabs }: PaneLayout): readonly string[] =>
  tabs.flatMap(({ root }) => panesOf(root));

export const tabOf = ({ tabs }: PaneLayout, pane: string): LayoutTab | null =>
  tabs.find(({ root }) => panesOf(root).includes(pane)) ?? null;

export const activeTab = ({ tabs, active }: PaneLayout): LayoutTab | null =>
  tabs.find(({ id }) => id === active) ?? null;

/** Changes the tab that holds a pane; the same layout when none does. */
function withTab(layout: PaneLayout, tab: LayoutTab | null, part: Partial<LayoutTab>): PaneLayout {
  if (!tab) return layout;
  const tabs = layout.tabs.map((each) => (each.id === tab.id ? { ...each, ...part } : each));
  return { ...layout, tabs };
}

/** Shows a new pane in a tab of its own, at the end. */
export function addTab(layout: PaneLayout, id: string, pane: string): PaneLayout {
  if (tabOf(layout, pane)) return focusPane(layout, pane);
  return { tabs: [...layout.tabs, { id, root: onePane(pane), focused: pane }], active: id };
}

/** Shows a new pane beside another one, and gives it the keyboard. */
export function splitPane(layout: PaneLayout, pane: string, axis: Axis, added: string): PaneLayout {
  const tab = tabOf(layout, pane);
  if (!tab || tabOf(layout, added)) return layout;
  return withTab(layout, tab, { root: splitTree(tab.root, pane, axis, added), focused: added });
}

/** Puts a pane in the place of another one: a session in that of the request it waited for. */
export function replacePane(layout: PaneLayout, pane: string, other: string): PaneLayout {
  const tab = tabOf(layout, pane);
  if (!tab || tabOf(layout, other)) return layout;
  const focused = tab.focused === pane ? other : tab.focused;
  return withTab(layout, tab, { root: replaceInTree(tab.root, pane, other), focused });
}

/** Takes a pane away. The one before it takes the keyboard, and the tab beside that of the last one is shown. */
export function removePane(layout: PaneLayout, pane: string): PaneLayout {
  const tab = tabOf(layout, pane);
  if (!tab) return layout;
  const root = removeFromTree(tab.root, pane);
  if (root === null) return withoutTab(layout, tab);
  const at = panesOf(tab.root).indexOf(pane);
  const left = panesOf(root);
  const next = left[Math.max(0, at - 1)] ?? tab.focused;
  return withTab(layout, tab, { root, focused: tab.focused === pane ? next : tab.focused });
}

function withoutTab({ tabs, active }: PaneLayout, gone: LayoutTab): PaneLayout {
  const at = tabs.indexOf(gone);
  const left = tabs.filter((tab) => tab !== gone);
  const next = left[Math.min(at, left.length - 1)]?.id ?? null;
  return { tabs: left, active: active === gone.id ? next : active };
}

/** Shows a pane and gives it the keyboard. */
export function focusPane(layout: PaneLayout, pane: string): PaneLayout {
  const tab = tabOf(layout, pane);
  if (!tab || (layout.active === tab.id && tab.focused === pane)) return layout;
  return { ...withTab(layout, tab, { focused: pane }), active: tab.id };
}

export function showTab(layout: PaneLayout, id: string): PaneLayout {
  return layout.tabs.some((tab) => tab.id === id) ? { ...layout, active: id } : layout;
}

/** Moves a tab to another place in the row, counted from 0. */
export function moveTab(layout: PaneLayout, id: string, to: number): PaneLayout {
  const tab = layout.tabs.find((each) => each.id === id);
  if (!tab) return layout;
  const others = layout.tabs.filter((each) => each !== tab);
  const at = Math.min(others.length, Math.max(0, to));
  return { ...layout, tabs: [...others.slice(0, at), tab, ...others.slice(at)] };
}

/** Moves the divider of a split in a tab. */
export function moveDivider(
  layout: PaneLayout,
  id: string,
  path: PanePath,
  share: number,
): PaneLayout {
  const tab = layout.tabs.find((each) => each.id === id) ?? null;
  return withTab(layout, tab, tab ? { root: withShare(tab.root, path, share) } : {});
}

/** The pane or tab so many places further in a row that goes round. */
export function stepFrom(ids: readonly string[], from: string | null, step: number): string | null {
  if (ids.length === 0) return null;
  const at = from === null ? -1 : ids.indexOf(from);
  return ids[(at + step + ids.length) % ids.length] ?? null;
}
