import type { SessionState } from '#shared/ipc/app-state';

/** A terminal tab. It outlives its session: reconnecting puts a new session under the same tab. */
export interface TerminalTab {
  readonly id: string;
  readonly session: SessionState;
  /** A reconnect is under way; the ended session is still shown. */
  readonly reconnecting: boolean;
  /** Main answered with this session but has not listed it yet. */
  readonly awaited: boolean;
}

/** Main shows a node's id until it has learned the name; the tab may know it from where it was opened. */
function named(session: SessionState, known: string): SessionState {
  return session.resource.endsWith(`/${session.name}`) ? { ...session, name: known } : session;
}

/** Main often lists the session of a reconnect before it answers; its tab takes it once the answer is there. */
function isTakenByReconnect(tabs: readonly TerminalTab[], session: SessionState): boolean {
  return tabs.some(
    ({ reconnecting, session: { profileId, resource, login } }) =>
      reconnecting &&
      profileId === session.profileId &&
      resource === session.resource &&
      login === session.login,
  );
}

/** The tabs after main's list of sessions changed: in the order they were opened, ended ones kept. */
export function tabsFrom(
  tabs: readonly TerminalTab[],
  sessions: readonly SessionState[],
): readonly TerminalTab[] {
  const known = new Map(sessions.map((session) => [session.id, session]));
  const kept = tabs.flatMap((tab): readonly TerminalTab[] => {
    const session = known.get(tab.session.id);
    if (session) return [{ ...tab, session: named(session, tab.session.name), awaited: false }];
    return tab.reconnecting || tab.awaited ? [tab] : [];
  });
  const shown = new Set(kept.map((tab) => tab.session.id));
  const added = sessions
    .filter((session) => !shown.has(session.id) && !isTakenByReconnect(tabs, session))
    .map((session) => ({ id: session.id, session, reconnecting: false, awaited: false }));
  return [...kept, ...added];
}

/** Adds a session that was just opened, unless main has listed it already. */
export function withOpened(
  tabs: readonly TerminalTab[],
  session: SessionState,
): readonly TerminalTab[] {
  const isThere = tabs.some((tab) => tab.session.id === session.id);
  return isThere
    ? tabs
    : [...tabs, { id: session.id, session, reconnecting: false, awaited: true }];
}

/** A new session takes the place of the one it was reconnected from, whichever of main's answers comes first. */
export function withReconnected(
  tabs: readonly TerminalTab[],
  tabId: string,
  sessionId: string,
): readonly TerminalTab[] {
  const arrived = tabs.find((tab) => tab.id !== tabId && tab.session.id === sessionId);
  return tabs
    .filter((tab) => tab !== arrived)
    .map((tab) => {
      if (tab.id !== tabId) return tab;
      const session: SessionState = arrived?.session ?? {
        ...tab.session,
        id: sessionId,
        state: 'connecting',
        reason: '',
        exitCode: null,
      };
      return { ...tab, session, reconnecting: false, awaited: !arrived };
    });
}
