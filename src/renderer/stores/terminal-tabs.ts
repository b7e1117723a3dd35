import type { SessionState } from '#shared/ipc/app-state';
import type { Place } from './places';

/** A terminal, one for each session; a session that connects again keeps its own. */
export interface TerminalTab {
  /** The session's. */
  readonly id: string;
  readonly session: SessionState;
  /** The person asked to connect again, and main has not answered yet. */
  readonly asking: boolean;
  /** Main answered with this session but has not listed it yet. */
  readonly awaited: boolean;
  /** Where it was to be shown when it was opened; `null` in a tab of its own. */
  readonly place: Place | null;
}

/** Main shows a node's id until it has learned the name; the tab may know it from where it was opened. */
function named(session: SessionState, known: string): SessionState {
  return session.resource.endsWith(`/${session.name}`) ? { ...session, name: known } : session;
}

const tabOf = (session: SessionState, awaited: boolean, place: Place | null): TerminalTab => ({
  id: session.id,
  session,
  asking: false,
  awaited,
  place,
});

/** The tabs after main's list of sessions changed: in the order they were opened, ended ones kept. */
export function tabsFrom(
  tabs: readonly TerminalTab[],
  sessions: readonly SessionState[],
  placeOf: (session: SessionState) => Place | null,
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
    .map((session) => tabOf(session, false, placeOf(session)));
  return [...kept, ...added];
}

/** Adds a session that was just opened, unless main has listed it already. */
export function withOpened(
  tabs: readonly TerminalTab[],
  session: SessionState,
  placeOf: (session: SessionState) => Place | null,
): readonly TerminalTab[] {
  const isThere = tabs.some((tab) => tab.id === session.id);
  return isThere ? tabs : [...tabs, tabOf(session, true, placeOf(session))];
}

/** Changes one tab. */
export function withTab(
  tabs: readonly TerminalTab[],
  id: string,
  part: Partial<TerminalTab>,
): readonly TerminalTab[] {
  return tabs.map((tab) => (tab.id === id ? { ...tab, ...part } : tab));
}
