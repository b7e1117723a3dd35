import type { AppState, ProfileState, SessionState } from '#shared/ipc/app-state';
import type { SavedProfile } from '../client/protocol';

/** A remembered profile before the client process has said anything about it. */
export function signedOutProfile(
  saved: Pick<SavedProfile, 'id' | 'cluster' | 'userName'>,
  reason: string,
): ProfileState {
  return {
    id: saved.id,
    cluster: { ...saved.cluster },
    userName: saved.userName,
    state: 'signed-out',
    stateReason: reason,
    status: null,
    assumedUntil: null,
    stockSsh: null,
    auditWarning: '',
  };
}

/** The profile to show: the one that was, while it still exists, else one that is signed in, else the first. */
export function chooseActive(
  profiles: readonly ProfileState[],
  wanted: string | null,
): string | null {
  const chosen =
    profiles.find(({ id }) => id === wanted) ??
    profiles.find(({ state }) => state === 'signed-in') ??
    profiles[0];
  return chosen?.id ?? null;
}

/** Keeps the reason in front of people until they sign in again: the restarted process does not know it. */
export function withReason(
  profiles: readonly ProfileState[],
  lost: ReadonlyMap<string, string>,
): ProfileState[] {
  return profiles.map((profile) => {
    const reason = profile.state === 'signed-out' ? lost.get(profile.id) : undefined;
    return reason === undefined ? profile : { ...profile, stateReason: reason };
  });
}

/** Sessions that ended because the process which held them stopped. */
export function endedSessions(
  sessions: readonly SessionState[],
  reason: string,
): AppState['sessions'] {
  return sessions.map((session) =>
    session.state === 'ended' ? session : { ...session, state: 'ended', reason, exitCode: null },
  );
}
