import type { Decision } from '#shared/model/decision';

/** Denials that say that nothing is held which would give it. Any other one a request would not change. */
const lacking: ReadonlySet<string> = new Set([
  'scope.not_in_grant',
  'grant.constraint',
  'grant.gone',
  'grant.not_approved',
  'grant.expired',
  'grant.role_lost',
]);

/**
 * Whether a refused connection was refused because access is lacking, so that asking for it may help: not for what is
 * locked or denied, not by a sign-in or a certificate that has ended, and not for what the user is told does not exist.
 */
export function isAccessLacking({ allowed, trace }: Decision): boolean {
  return !allowed && trace.every(({ effect, rule }) => effect !== 'deny' || lacking.has(rule));
}
