import type { SessionState } from '#shared/ipc/app-state';

/** A terminal tab, one for each session; a session that connects again keeps its tab. */
export interface TerminalTab {
  /** The session's. */
  readonly id: string;
  readonly session: SessionState;
  /** The person asked to connect again, and main has not answered yet. */
  readonly asking: boolean;
  /** Main answered with this session but has not listed it yet. */
  readonly awaited: boolean;
}

/** Main shows a node's id until it has learned the name; the tab may know it from where it was opened. */
function named(session: SessionState, known: string): SessionState {
  return session.resource.endsWith(`/${session.name}`) ? { ...session, name: known } : session;
}

/** The tabs after main's list of sessions changed: in the order they were opened, ended ones kept. */
export function tabsFrom(
  tabs: readonly TerminalTab[],
  sessions: readonly SessionState[],
): readonly TerminalTab[] {
  const listed = new Map(sessions.map((session) => [session.id, session]));
  const kept = tabs.flatMap((tab): readonly TerminalTab[] => {
    const session = listed.get(tab.id);
    if (session) return [{ ...tab, session: named(session, tab.session.name), awaited: false }];
    return tab.asking || tab.awaited ? [tab] : [];
  });
  const shown = new Set(kept.map((tab) => tab.id));
  const added = sessions
    .filter((session) => !shown.has(session.id))
    .map((session) => ({ id: session.id, session, asking: false, awaited: false }));
  return [...kept, ...added];
}

/** Adds a session that was just opened, unless main has listed it already. */
export function withOpened(
  tabs: readonly TerminalTab[],
  session: SessionState,
): readonly TerminalTab[] {
  const isThere = tabs.some((tab) => tab.id === session.id);
  return isThere ? tabs : [...tabs, { id: session.id, session, asking: false, awaited: true }];
}

/** Changes one tab. */
export function withTab(
  tabs: readonly TerminalTab[],
  id: string,
  part: Partial<TerminalTab>,
): readonly TerminalTab[] {
  return tabs.map((tab) => (tab.id === id ? { ...tab, ...part } : tab));
}
