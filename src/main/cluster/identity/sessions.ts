import { randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import type { Role } from '#shared/model/role';
import { lookUpRoles } from '../policy/bound-role';
import { sessionDuration } from '../policy/durations';
import type { ClusterState } from '../store/cluster-state';
import type { SignInSession, UserRecord } from '../store/records';
import { whyUserLocked } from './locks';

/** Somebody who is signed in, with what they hold at this moment. */
export interface SignedIn {
  readonly user: UserRecord;
  readonly session: SignInSession;
}

/** So many sign-ins one user may have at once; nobody has more computers, and each is kept in memory. */
export const maxSessionsPerUser = 20;

/** Who changes something. */
export interface Author {
  /** A user's id. */
  readonly id: string;
  /** Run at the moment of the write, when rights may have gone. @throws ExpectedError when they may not any more */
  readonly check: (state: ClusterState, now: number) => void;
}

/** A role by name, as it is now. */
export function roleNamed(state: ClusterState): (name: string) => Role | undefined {
  return (name) => state.roles.get(name)?.definition;
}

/** The user's own roles that exist, as they are now. Nothing that is assumed counts. */
export function staticRoles(state: ClusterState, user: UserRecord): readonly Role[] {
  return lookUpRoles(user.roles, roleNamed(state));
}

/** A new sign-in session, without certificates yet. */
export function newSession(state: ClusterState, user: UserRecord, now: number): SignInSession {
  return {
    id: randomUUID(),
    user: user.id,
    generation: 0,
    assumed: [],
    created: now,
    expires: now + sessionDuration(staticRoles(state, user)),
    ended: null,
  };
}

/** The user's sign-ins that have to end, oldest first, so that there is room for a new one. */
export function crowdedOut(state: ClusterState, user: UserRecord): readonly SignInSession[] {
  const own = [...state.sessions.values()].filter((session) => session.user === user.id);
  const tooMany = Math.max(0, own.length + 1 - maxSessionsPerUser);
  return own.toSorted((one, other) => one.created - other.created).slice(0, tooMany);
}

/**
 * The user and session as they are now.
 *
 * @throws ExpectedError `not_signed_in` when the session has ended or the user is gone or locked
 */
export function requireSignedIn(
  state: ClusterState,
  now: number,
  claim: { readonly user: string; readonly session: string },
): SignedIn {
  const session = state.sessions.get(claim.session);
  const user = state.users.get(claim.user);
  if (!session || !user || session.user !== user.id || user.deleted !== null)
    throw notSignedIn('You are signed out. Sign in again.');
  if (session.expires <= now) throw notSignedIn('Your sign-in has expired. Sign in again.');
  refuseLocked(state, user);
  return { user, session };
}

export function isLocked(state: ClusterState, user: UserRecord): boolean {
  return state.lockOn({ kind: 'user', target: user.id }) !== null;
}

/** @throws ExpectedError `not_signed_in` when the user is locked, with the administrator's words */
export function refuseLocked(state: ClusterState, user: UserRecord): void {
  const why = whyUserLocked(state, user);
  if (why !== null) throw notSignedIn(why);
}

function notSignedIn(message: string): ExpectedError {
  return new ExpectedError('not_signed_in', message);
}
