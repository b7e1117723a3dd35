import { parseDuration } from '#shared/lib/duration';
import type { Role, Traits } from '#shared/model/role';
import { offers } from './offers';

const hour = 3_600_000;
/** How long access lasts when no role says anything, in milliseconds. */
export const defaultAccessDuration = 8 * hour;
/** No access lasts longer than this, whatever roles say, in milliseconds. */
export const longestAccess = 14 * 24 * hour;
/** How long a sign-in lasts when no role says anything, in milliseconds. */
export const defaultSessionDuration = 12 * hour;

/**
 * The longest access, in milliseconds, that a request for these roles may ask for: the smallest of the derived
 * roles' `max_session_ttl` and, for each derived role, the largest `request.max_duration` among the requester's
 * roles that offer it.
 */
export function longestAccessDuration(input: {
  readonly derived: readonly Role[];
  readonly staticRoles: readonly Role[];
  readonly traits: Traits;
}): number {
  const { derived, staticRoles, traits } = input;
  const limits = derived.flatMap((role) => [
    ...sessionLimit(role),
    ...offeredLimit(role.metadata.name, staticRoles, traits),
  ]);
  return Math.min(limits.length === 0 ? defaultAccessDuration : Math.min(...limits), longestAccess);
}

function offeredLimit(name: string, staticRoles: readonly Role[], traits: Traits): number[] {
  const limits = staticRoles
    .filter((role) => offers(role, name, traits))
    .flatMap((role) => milliseconds(role.spec.allow.request.max_duration));
  return limits.length === 0 ? [] : [Math.max(...limits)];
}

/** How long a sign-in with these static roles lasts, in milliseconds: the shortest `max_session_ttl`. */
export function sessionDuration(roles: readonly Role[]): number {
  return Math.min(defaultSessionDuration, ...roles.flatMap(sessionLimit));
}

function sessionLimit(role: Role): number[] {
  return milliseconds(role.spec.options.max_session_ttl);
}

function milliseconds(text: string | null): number[] {
  if (text === null) return [];
  const parsed = parseDuration(text);
  // A limit that cannot be read is the strictest one; the loader refuses such files.
  return [parsed.ok ? parsed.value : 1];
}
