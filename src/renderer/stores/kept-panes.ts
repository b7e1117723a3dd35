import type { ApiError } from '#shared/api/errors';
import type { StoredPane, Workspace } from '#shared/ipc/workspace';
import { allPanes, removePane, type LayoutTab, type PaneLayout } from '#shared/model/pane-layout';
import type { TerminalTab } from './terminal-tabs';
import type { Waiting } from './waiting-store';

/** A terminal of before the app was quit: shown with what it was, and connected when somebody looks for it. */
export interface KeptPane extends Omit<StoredPane, 'holds'> {
  /** Its session is being opened. */
  readonly connecting: boolean;
  /** Why that did not work. */
  readonly problem: ApiError | null;
}

/** What stands in the panes of a layout. */
export interface PaneContents {
  readonly tabs: readonly TerminalTab[];
  readonly waiting: readonly Waiting[];
  readonly kept: readonly KeptPane[];
}

export function idsOf({ tabs, waiting, kept }: PaneContents): ReadonlySet<string> {
  return new Set([...tabs, ...waiting, ...kept].map(({ id }) => id));
}

/** What is stored of the terminals: where each pane is, and what it is for. */
export function workspaceOf(layout: PaneLayout, contents: PaneContents): Workspace {
  const { tabs, waiting, kept } = contents;
  const all: readonly StoredPane[] = [
    ...tabs.map(({ session }) => stored(session, 'session')),
    ...waiting.map((each) => stored(each, 'request')),
    ...kept.map((each) => stored(each, 'session')),
  ];
  const shown = new Set(allPanes(layout));
  return {
    layout: { tabs: layout.tabs.map((tab) => ({ ...tab })), active: layout.active },
    panes: all.filter(({ id }) => shown.has(id)),
  };
}

function stored(pane: Omit<StoredPane, 'holds'>, holds: StoredPane['holds']): StoredPane {
  const { id, profileId, resource, name, login } = pane;
  return { id, holds, profileId, resource, name, login };
}

/** The layout with only such panes as `known` has. */
export function pruned(layout: PaneLayout, known: ReadonlySet<string>): PaneLayout {
  return allPanes(layout)
    .filter((id) => !known.has(id))
    .reduce(removePane, layout);
}

/** An earlier layout, with what was opened since behind it. What is shown now stays shown. */
export function joined(earlier: PaneLayout, since: PaneLayout): PaneLayout {
  const known = new Set(allPanes(earlier));
  const later = allPanes(since)
    .filter((id) => known.has(id))
    .reduce(removePane, since);
  const tabs: readonly LayoutTab[] = [...earlier.tabs, ...later.tabs];
  return { tabs, active: later.active ?? earlier.active };
}
